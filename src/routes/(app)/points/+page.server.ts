import { DAILY_CAP } from '#lib/recognition/ledger.ts';
import * as earnings from '#lib/roleplay/earnings.server.ts';

export const load = async ({ locals }) => ({
	cap: DAILY_CAP,
	months: await earnings.mine(locals.person!, locals.locale)
});
