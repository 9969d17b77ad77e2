import { createHash } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { and, eq, gte, sql, sum } from 'drizzle-orm';
import { canOversee, teamOf, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayOf, instantOf, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { log, scrub } from '#lib/platform/log.server.ts';
import * as help from './help.server.ts';
import { lookups } from './tables.server.ts';

const DAYS = 30;
/** Fewer say more about a person than about a page. */
const FEWEST = 3;

type Visit = {
	locals: { person: Person | null; sessionId?: string };
	cookies: Pick<Cookies, 'get' | 'set'>;
	request: { method: string };
	url: { protocol: string };
};
const REMEMBERED = 40;

/**
 * Somebody opens a page. It counts once in a session, as their own cookie remembers, in marks that say nothing to
 * anybody else; a form that brings the page back does not count.
 */
export async function notice({ locals, cookies, request, url }: Visit, subject: string) {
	const mark = createHash('sha256').update(`${locals.sessionId} ${subject}`).digest('base64url').slice(0, 8);
	const marks = (cookies.get('looked') ?? '').split('.').filter(Boolean);
	if (request.method !== 'GET' || marks.includes(mark)) return;
	try {
		await count(locals.person!, subject);
	} catch (error) {
		// A tally is not worth a page that somebody needs now.
		log().warn({ error: scrub(error) }, 'a look-up was not counted');
	}
	const kept = [...marks, mark].slice(-REMEMBERED).join('.');
	cookies.set('looked', kept, { path: '/', secure: url.protocol === 'https:' });
}

/** One more in the reader's team; who is in none is not counted. */
export async function count(actor: Person, subject: string, at = now()) {
	const teamId = teamOf(actor);
	if (!teamId) return;
	await transaction(async (tx) => {
		await tx
			.insert(lookups)
			.values({ teamId, subject, day: dayOf(at, actor.company.timeZone), count: 1 })
			.onConflictDoUpdate({
				target: [lookups.teamId, lookups.day, lookups.subject],
				set: { count: sql`${lookups.count} + 1` }
			});
	});
}

/** What the reader's team has opened at least a few times lately, and how often. */
export async function often(actor: Person, at = now()): Promise<Map<string, number>> {
	const teamId = teamOf(actor);
	return teamId ? timesIn(teamId, dayOf(at, actor.company.timeZone)) : new Map<string, number>();
}

/** What a team has looked up lately, most first, how often and whether it helped; and what it missed, without names. */
export async function ofTeam(actor: Person, teamId: string, locale: Locale, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	const zone = actor.company.timeZone;
	const today = dayOf(at, zone);
	const since = instantOf(`${firstDay(today)}T00:00`, zone);
	const [times, votes] = await Promise.all([timesIn(teamId, today), help.ofTeam(teamId, since)]);
	const pages = [...times]
		.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
		.flatMap(([subject, opened]) => {
			const said = votes.filter((vote) => vote.subject === subject);
			const page = pageOf(subject, locale);
			return page ? [{ ...page, opened, votes: said.length, helped: said.filter((vote) => vote.helped).length }] : [];
		});
	// What somebody wrote to the lead arrives, however rarely the page is opened.
	const missing = [...Map.groupBy(votes, (vote) => vote.subject)].flatMap(([subject, said]) => {
		const notes = said.flatMap(({ note }) => (note ? [note] : []));
		const page = pageOf(subject, locale);
		return page && notes.length ? [{ ...page, notes }] : [];
	});
	return { team: { id: team.id, name: team.name }, pages, missing };
}

/** Undefined once the page is no longer there. */
function pageOf(subject: string, locale: Locale) {
	const title = help.titleOf(subject, locale);
	return title === undefined ? undefined : { href: `/${subject}`, title };
}

const firstDay = (today: string) => addDays(today, 1 - DAYS);

async function timesIn(teamId: string, today: string) {
	const rows = await db()
		.read.select({ subject: lookups.subject, times: sum(lookups.count).mapWith(Number) })
		.from(lookups)
		.where(and(eq(lookups.teamId, teamId), gte(lookups.day, firstDay(today))))
		.groupBy(lookups.subject);
	return new Map(rows.filter(({ times }) => times >= FEWEST).map(({ subject, times }) => [subject, times]));
}
