import { asc, eq } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as evidence from './evidence.server.ts';
import type { Pick as Picked, Step } from './forms.ts';
import { hashOfText, lettered } from './log.ts';
import * as log from './log.server.ts';
import * as names from './names.server.ts';
import * as rounds from './rounds.server.ts';
import { nominations } from './tables.server.ts';

/** How often closing looks again because somebody nominated in between. */
const TRIES = 20;

class Nominated extends Error {}

/**
 * Ends the nominations and freezes them, with who may win and what speaks for each: what happens afterwards changes
 * neither. The numbers are gathered outside the transaction; a nomination that comes meanwhile is not lost, they are
 * gathered again.
 */
export async function close(actor: Person, roundId: string, { submission }: Step, at = now()) {
	const round = await rounds.decidedBy(actor, roundId);
	for (let left = TRIES; ; left--) {
		const nominated = await nominationsOf(db().read, roundId);
		const whos = nominated.map((row) => ({ ...names.whoOf(row), nominatedBy: row.nominatedBy }));
		const found = round.phase === 'nominating' ? await evidence.gather(round, whos, actor.company.timeZone) : [];
		try {
			return await transaction((tx) =>
				once(tx, { by: actor.id, id: submission, body: { roundId, step: 'close' } }, async () => {
					await log.storyIn(tx, roundId, 'nominating');
					const all = await nominationsOf(tx, roundId);
					if (all.length !== nominated.length) throw new Nominated();
					const entry = { kind: 'closed' as const, nominations: all.map(frozen), candidates: lettered(roundId, found) };
					await log.append(tx, roundId, { by: actor.id, at, entry });
				})
			);
		} catch (error) {
			if (!(error instanceof Nominated) || left === 0) throw error;
		}
	}
}

/** The letters that convince, said before a name is shown. */
export async function pick(actor: Person, roundId: string, { letters, submission }: Picked, at = now()) {
	await rounds.decidedBy(actor, roundId);
	const sorted = [...new Set(letters)].sort();
	await transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { roundId, letters: sorted } }, async () => {
			const { candidates } = (await log.storyIn(tx, roundId, 'shortlisting'))!;
			if (sorted.length === 0) throw new Refused('award_pick_letter');
			if (sorted.some((letter) => !candidates.some((candidate) => candidate.letter === letter))) throw new NotFound();
			await log.append(tx, roundId, { by: actor.id, at, entry: { kind: 'shortlisted', letters: sorted } });
		})
	);
}

const nominationsOf = (tx: Pick<Tx, 'select'>, roundId: string) =>
	tx.select().from(nominations).where(eq(nominations.roundId, roundId)).orderBy(asc(nominations.id));

const frozen = (row: typeof nominations.$inferSelect) => ({
	...names.whoOf(row),
	id: row.id,
	nominatedBy: row.nominatedBy,
	practice: row.practice,
	momentHash: hashOfText(row.id, row.moment),
	at: row.at.toISOString()
});
