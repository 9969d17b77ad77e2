import type { RequestEvent } from '@sveltejs/kit';

/** Why a request that changes something is refused before anything reads it; undefined when it may go on. */
export function refusal({ request, url }: Pick<RequestEvent, 'request' | 'url'>, limit = BODY_LIMIT) {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return undefined;
	if (!sameOrigin(request, url)) return 403;
	if (Number(request.headers.get('content-length') ?? 0) > limit) return 413;
	return undefined;
}

/** No form of ours comes near it. */
export const BODY_LIMIT = 64 * 1024;

/** Kit checks form posts only; this covers every content type, JSON included, and a request that names no origin. */
function sameOrigin(request: Request, url: URL) {
	const from = request.headers.get('origin');
	return from ? from === url.origin : request.headers.get('sec-fetch-site') === 'same-origin';
}

/** Where a request comes from. Who reaches the port beside the proxy that ADDRESS_HEADER trusts is nobody in particular. */
export function addressOf(event: Pick<RequestEvent, 'getClientAddress'>) {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}
