import { and, desc, eq, gte } from 'drizzle-orm';
import { teamOf, type Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as answers from './answers.server.ts';
import * as catalogue from './catalogue.server.ts';
import type { Helped } from './forms.ts';
import { helpVotes } from './tables.server.ts';

/** What is voted on: `answers/no-receipt` or `learn/promises/what-we-can`. Its title; undefined where there is none. */
export function titleOf(subject: string, locale: Locale) {
	const [place, slug = '', section] = subject.split('/');
	if (place === 'answers' && answers.exists(slug)) return answers.titleOf(slug, locale);
	if (place !== 'learn' || !catalogue.exists(slug)) return undefined;
	return catalogue.module(slug, locale).sections.find(({ id }) => id === section)?.title;
}

/** "Did this help?" The last word of a person counts. A no keeps what was said to be missing; a yes has nothing missing. */
export async function vote(actor: Person, subject: string, { helped, note }: Helped, at = now()) {
	if (titleOf(subject, 'en') === undefined) throw new NotFound();
	const said = { helped: helped === 'yes', teamId: teamOf(actor) ?? null, at };
	const missing = said.helped ? { note: null } : note === undefined ? {} : { note: note || null };
	await transaction(async (tx) => {
		await tx
			.insert(helpVotes)
			.values({ personId: actor.id, subject, ...said, ...missing })
			.onConflictDoUpdate({ target: [helpVotes.personId, helpVotes.subject], set: { ...said, ...missing } });
	});
}

/** What the reader said of a page; nobody else's word. */
export async function mine(actor: Person, subject: string) {
	const [row] = await db()
		.read.select({ helped: helpVotes.helped, note: helpVotes.note })
		.from(helpVotes)
		.where(and(eq(helpVotes.personId, actor.id), eq(helpVotes.subject, subject)));
	return row ?? null;
}

/** What a team said of any page since then, the latest first: nobody's name. For those who have been asked whether they may. */
export const ofTeam = (teamId: string, since: Date) =>
	db()
		.read.select({ subject: helpVotes.subject, helped: helpVotes.helped, note: helpVotes.note })
		.from(helpVotes)
		.where(and(eq(helpVotes.teamId, teamId), gte(helpVotes.at, since)))
		.orderBy(desc(helpVotes.at));
