import type { RequestEvent } from '@sveltejs/kit';

/** Why a request that changes something is refused before anything reads it; undefined when it may go on. */
export function refusal({ request, url }: Pick<RequestEvent, 'request' | 'url'>, limit = BODY_LIMIT) {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return undefined;
	if (!sameOrigin(request, url) && !isOneClick(request, url)) return 403;
	if (request.headers.has('transfer-encoding')) return 411; // no browser sends a form without its length
	if (Number(request.headers.get('content-length') ?? 0) > limit) return 413;
	return undefined;
}

/** No form of ours comes near it. */
export const BODY_LIMIT = 64 * 1024;

/** A file that is handed in may be larger. The server's own limit for any body (`scripts/serve.mjs`) is a little above. */
export const FILE_LIMIT = 16 * 1024 * 1024;
const TAKES_FILES = ['/(admin)/admin/people/import', '/(admin)/admin/people/import/[import=uuid]'];

/** How much a route reads. What a form adds around its file is no more than any form. */
export const limitOf = (route: string | null) =>
	route && TAKES_FILES.includes(route) ? FILE_LIMIT + BODY_LIMIT : BODY_LIMIT;

/** Kit checks form posts only; this covers every content type, JSON included, and a request that names no origin. */
function sameOrigin(request: Request, url: URL) {
	const from = request.headers.get('origin');
	return from ? from === url.origin : request.headers.get('sec-fetch-site') === 'same-origin';
}

/** Mail programs press "unsubscribe" from wherever they are (RFC 8058). The key in the address ends mails and can do no more. */
const isOneClick = ({ method }: Request, { pathname, search }: URL) =>
	method === 'POST' && search === '' && /^\/unsubscribe\/[0-9a-f]{40}\/[a-z]+$/.test(pathname);

/** Where a request comes from. Who reaches the port beside the proxy that ADDRESS_HEADER trusts is nobody in particular. */
export function addressOf(event: Pick<RequestEvent, 'getClientAddress'>) {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}
