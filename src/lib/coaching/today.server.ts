import { teamOf, type Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as practice from './practice.server.ts';
import * as watches from './watches.server.ts';

/** What coaching has for somebody's first page: today's practice and, for members of a team, “watch me”. */
export async function of(actor: Person, locale: Locale) {
	const inTeam = teamOf(actor) !== undefined;
	const [due, open] = await Promise.all([practice.card(actor, locale), inTeam ? watches.mine(actor) : undefined]);
	return { practice: due, watch: inTeam ? { open, submission: crypto.randomUUID() } : null };
}
