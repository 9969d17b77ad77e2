import { createHash } from 'node:crypto';
import * as feeds from '#lib/accounts/calendar-feeds.server.ts';
import * as calendar from '#lib/learning/calendar.server.ts';
import { found } from '#lib/platform/http.ts';
import { pickLocale } from '#lib/platform/language.ts';

/** What is due, for a calendar program: the address is all that it has. */
export const GET = async ({ params, request }) => {
	const text = await found(async () => {
		const reader = await feeds.find(params.token);
		return calendar.of(reader, pickLocale(reader.locale, null));
	});
	// When it was made says nothing of what is in it.
	const essence = text.replace(/^DTSTAMP:.*$/gm, '');
	const etag = `"${createHash('sha256').update(essence).digest('base64url').slice(0, 27)}"`;
	const headers = { ETag: etag, 'X-Robots-Tag': 'noindex, nofollow' };
	if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
	return new Response(text, {
		headers: {
			...headers,
			'Content-Type': 'text/calendar; charset=utf-8',
			'Content-Disposition': 'inline; filename="attune.ics"'
		}
	});
};
