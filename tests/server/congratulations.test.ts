import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as congratulations from '#lib/awards/congratulations.server.ts';
import * as decisions from '#lib/awards/decisions.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import { congratulations as table } from '#lib/awards/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { award, finishPath, NOBODY, once, open, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const FRIDAY = new Date('2026-11-20T15:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	for (const key of ['eero', 'femke'] as const) await finishPath(people[key], NOW);
	round = await open(people.omar, units.Shoes!, {}, NOW);
});

type Key = keyof typeof people;
const announced = (...winners: Key[]) =>
	award(
		people.omar,
		round,
		winners.map((key) => people[key]),
		{},
		NOW
	);
const congratulate = (by: Key, id: string, at = NOW) => congratulations.give(people[by], id, at);
const seenBy = (key: Key, id: string) => congratulations.of(people[key], id);

test('a colleague congratulates once, however often the button is pressed', async () => {
	const id = await announced('eero');
	await Promise.all([congratulate('tom', id), congratulate('tom', id), congratulate('tom', id)]);
	await congratulate('tom', id);
	await congratulate('lotta', id, FRIDAY);
	expect(await seenBy('tom', id)).toEqual({ count: 2, mine: true, names: ['Tom Reed', 'Lotta Virtanen'] });
	expect(await seenBy('maya', id)).toMatchObject({ count: 2, mine: false });
});

test('who has won does not congratulate, not even the other winner', async () => {
	const id = await announced('eero', 'femke');
	await expect(congratulate('eero', id)).rejects.toThrow(NotAllowed);
	expect(await db().read.select().from(table)).toEqual([]);
});

test('of an award of another store there is nothing to congratulate on', async () => {
	const id = await announced('eero');
	await expect(congratulate('kaisa', id)).rejects.toThrow(NotFound);
});

test('nobody congratulates before the hour, or where nobody won', async () => {
	await shortlisted(people.omar, round, undefined, NOW);
	const winners = [{ id: people.eero.id, citation: 'Eero kept the shop calm while the lights were out.' }];
	const decision = { outcome: 'award' as const, winners, reason: null, announceAt: FRIDAY, ...once() };
	const id = await decisions.decide(people.omar, round, decision, NOW);
	await expect(congratulate('tom', id)).rejects.toThrow(NotFound);
	await expect(congratulate('omar', id)).rejects.toThrow(NotAllowed);

	const none = await open(people.omar, units.Shoes!, { period: '2026-10' }, NOW);
	await shortlisted(people.omar, none, undefined, NOW);
	const nobody = await decisions.decide(people.omar, none, { ...NOBODY, ...once() }, NOW);
	await expect(congratulate('tom', nobody)).rejects.toThrow(NotAllowed);
});

test('a revoked award is not congratulated on any more', async () => {
	const id = await announced('eero');
	const [winner] = (await announcements.find(people.omar, id, NOW)).winners;
	const reason = 'The conversation that this rests on was played by somebody else.';
	await revocations.revoke(people.omar, winner!.winnerId, { reason, ...once() }, NOW);
	await expect(congratulate('tom', id)).rejects.toThrow(NotAllowed);
});

test('who is off the boards counts without a name, and still sees their own', async () => {
	const id = await announced('eero');
	await optOuts.choose(people.noor, false, NOW);
	await congratulate('noor', id);
	expect(await seenBy('omar', id)).toEqual({ count: 1, mine: false, names: [] });
	expect(await seenBy('noor', id)).toEqual({ count: 1, mine: true, names: ['Noor Rahimi'] });
});

test('who has left counts, and their name has gone with them', async () => {
	const id = await announced('eero');
	await congratulate('tom', id);
	await transaction(async (tx) => {
		await tx.update(persons).set({ leftAt: NOW }).where(eq(persons.id, people.tom.id));
	});
	expect(await seenBy('maya', id)).toEqual({ count: 1, mine: false, names: [] });
});
