import { json } from '@sveltejs/kit';
import * as credentials from '#lib/awards/credentials.server.ts';
import { found } from '#lib/platform/http.ts';

/** Checkers run in browsers elsewhere too. */
export const GET = () =>
	found(async () => json(await credentials.revocations(), { headers: { 'Access-Control-Allow-Origin': '*' } }));
