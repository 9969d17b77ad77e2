import { obstacle } from '#lib/platform/health.server.ts';

/** It can do its work: the database answers, and it is not on its way out. */
export const GET = async () => {
	const inTheWay = await obstacle();
	return new Response(inTheWay ?? 'ready', { status: inTheWay ? 503 : 200 });
};
