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

export const SECURITY_HEADERS: Record<string, string> = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};
