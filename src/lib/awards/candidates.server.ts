import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { idOf, shortlisted, type Candidate, type Story } from './log.ts';
import * as names from './names.server.ts';
import { conflictsOf, isOneself } from './policy.ts';
import type { Conflict, Evidence } from './rules.ts';
import { announcements, awardWinners, nominations } from './tables.server.ts';

type Shown = {
	letter: string;
	shortlisted: boolean;
	evidence: Evidence;
	/** For which they were nominated. */
	practices: string[];
	/** From here on only of those whose letters were picked. */
	who?: { id: string; name: string; team: string; private: boolean };
	moments?: { practice: string; moment: string; by: string }[];
	conflicts?: Conflict[];
	/** It is the one who looks, or a team in which they serve: another has to decide on it. */
	mine?: true;
};

/** The candidates of a round for somebody who decides on it: blind, and with names once their letters were picked. */
export async function shown(actor: Person, story: Story): Promise<Shown[]> {
	const picked = shortlisted(story);
	const [named, hidden, moments] = await Promise.all([
		names.of(picked),
		optOuts.among(picked.map(idOf)),
		momentsOf(story, picked)
	]);
	const nominated = nominatedBy(actor, story);
	return story.candidates.map((candidate) => {
		const id = idOf(candidate);
		const { letter, evidence } = candidate;
		const practices = story.nominations.filter((of) => idOf(of) === id).map(({ practice }) => practice);
		const blind = { letter, evidence, practices: [...new Set(practices)].sort() };
		if (!story.letters.includes(letter)) return { ...blind, shortlisted: false };
		const { name, team, teamId } = named.get(id)!;
		return {
			...blind,
			shortlisted: true,
			who: { id, name, team, private: hidden.has(id) },
			moments: moments.filter((of) => of.id === id).map(({ practice, moment, by }) => ({ practice, moment, by })),
			conflicts: conflictsOf(actor, { id, teamId }, nominated),
			...(isOneself(actor, { id }) && { mine: true as const })
		};
	});
}

/** Whom somebody had nominated in a round, by id. */
export const nominatedBy = ({ id }: Pick<Person, 'id'>, story: Story) =>
	story.nominations.filter((nomination) => nomination.nominatedBy === id).map(idOf);

/** What was decided about a round, public already or not. */
export async function decisionOf(roundId: string) {
	const [row] = await db()
		.read.select({
			announcementId: announcements.id,
			outcome: announcements.outcome,
			reason: announcements.reason,
			announceAt: announcements.at
		})
		.from(announcements)
		.where(eq(announcements.roundId, roundId));
	if (!row) return undefined;
	const winners = await db()
		.read.select()
		.from(awardWinners)
		.where(eq(awardWinners.announcementId, row.announcementId));
	const named = await names.ofRows(winners);
	return {
		...row,
		winners: names.byName(
			winners.map((winner) => ({
				winnerId: winner.id,
				...named.get(names.idOfRow(winner))!,
				citation: winner.citation,
				conflicts: winner.conflicts ?? []
			})),
			({ name }) => name
		)
	};
}

/** The moments for which these were nominated, by whom; without those whose words were erased. */
async function momentsOf({ nominations: all }: Story, picked: Candidate[]) {
	const ids = picked.map(idOf);
	const wanted = all.filter((nomination) => ids.includes(idOf(nomination))).map(({ id }) => id);
	if (wanted.length === 0) return [];
	const rows = await db()
		.read.select({ nomination: nominations, by: people.name })
		.from(nominations)
		.innerJoin(people, eq(people.id, nominations.nominatedBy))
		.where(and(inArray(nominations.id, wanted), ne(nominations.moment, '')));
	return rows.map(({ nomination, by }) => ({ ...nomination, id: names.idOfRow(nomination), by }));
}
