import { json } from '@sveltejs/kit';
import * as credentials from '#lib/awards/credentials.server.ts';
import { found } from '#lib/platform/http.ts';

export const GET = ({ params }) =>
	found(async () =>
		json(await credentials.signed(params.credential), {
			headers: {
				'Content-Type': 'application/vc+ld+json',
				'Content-Disposition': 'inline; filename="badge.json"',
				'Access-Control-Allow-Origin': '*', // checkers run in browsers elsewhere too
				'X-Robots-Tag': 'noindex'
			}
		})
	);
