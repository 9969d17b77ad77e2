import { inArray } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as flags from '#lib/recognition/flags.server.ts';
import * as points from '#lib/recognition/points.server.ts';
import * as scenarios from './scenarios.server.ts';
import { attempts } from './tables.server.ts';

/** The actor's own ledger, month by month, the newest first. */
export const mine = async (actor: Person, locale: Locale) => byMonth(await points.mine(actor), locale);

/** The same of somebody in a team, for those who look after it, with what is worth a look. */
export async function ofMember(actor: Person, teamId: string, personId: string, locale: Locale, at = now()) {
	const { entries, ...member } = await points.ofMember(actor, teamId, personId, at);
	const found = await flags.ofMember(actor, member.person, at);
	return { ...member, months: byMonth(entries, locale), flags: await named(found, locale) };
}

/** The conversations of a team that nobody has looked at yet, with the customer's name. */
export const worthALook = async (actor: Person, teamId: string, locale: Locale, at = now()) =>
	named(await flags.openOf(actor, teamId, at), locale);

function byMonth(entries: points.Entry[], locale: Locale) {
	return [...Map.groupBy(entries, (entry) => entry.month)].map(([month, rows]) => ({
		month,
		total: rows.reduce((sum, row) => sum + row.amount, 0),
		rows: rows.map((row) => ({ ...row, source: sourceOf(row, locale) }))
	}));
}

/** A module, or the customer of a role-play; a correction has none. */
function sourceOf({ reason, sourceId }: points.Entry, locale: Locale) {
	if (reason === 'correction') return null;
	if (reason === 'module-completed') return catalogue.titleOf(sourceId, locale);
	const slug = catalogue.exists(sourceId) ? catalogue.lesson(sourceId, locale).scenario : sourceId;
	return scenarios.titleOf(slug, locale);
}

async function named(found: flags.Flag[], locale: Locale) {
	if (found.length === 0) return [];
	const ids = found.map((flag) => flag.sourceId);
	const played = await db()
		.read.select({ id: attempts.id, scenario: attempts.scenario })
		.from(attempts)
		.where(inArray(attempts.id, ids));
	const scenarioOf = new Map(played.map((row) => [row.id, row.scenario]));
	return found.map(({ sourceId, ...flag }) => ({
		...flag,
		customer: scenarios.titleOf(scenarioOf.get(sourceId)!, locale)
	}));
}
