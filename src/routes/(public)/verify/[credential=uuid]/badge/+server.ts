import * as credentials from '#lib/awards/credentials.server.ts';
import { found } from '#lib/platform/http.ts';

export const GET = ({ params }) =>
	found(async () => {
		const picture = await credentials.picture(params.credential);
		return new Response(picture, {
			headers: {
				'Content-Type': 'image/png',
				'Content-Disposition': 'inline; filename="badge.png"',
				'X-Robots-Tag': 'noindex'
			}
		});
	});
