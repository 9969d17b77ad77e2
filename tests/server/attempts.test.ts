import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, test } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import * as past from '#lib/roleplay/past.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import { attempts as table, turns } from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, nextTurn, playOn, worst } from '#tests/support/play.ts';

const SLUG = catalogue.lesson('greeting', 'en').scenario;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let id: string;
beforeEach(async () => {
	({ people } = await freshStore());
	id = await attempts.start(people.maya, SLUG, crypto.randomUUID(), now(), 7);
});

const submit = (turn: number, reply: number, attempt = id, actor = people.maya) =>
	attempts.submitTurn(actor, attempt, { turn, reply }, 'en');
const rows = (attempt = id) => db().read.select().from(turns).where(eq(turns.attemptId, attempt)).orderBy(turns.number);
const find = async (attempt: string) => (await db().read.select().from(table).where(eq(table.id, attempt)))[0]!;
const refused = (key: string) => ({ key, status: 409 });

describe('starting', () => {
	it('twice, even at once, gives the attempt that is going', async () => {
		const start = () => attempts.start(people.eero, SLUG, crypto.randomUUID());
		const [first, second, third] = await Promise.all([start(), start(), start()]);
		expect([second, third]).toEqual([first, first]);
		expect(await db().read.select().from(table).where(eq(table.personId, people.eero.id))).toHaveLength(1);
		expect((await past.history(people.eero, SLUG)).going).toBe(first);
		expect(first).not.toBe(id);
	});

	it('again after the end gives a new one; the same press again does not', async () => {
		await playOn(people.maya, id, worst);
		const press = crypto.randomUUID();
		const next = await attempts.start(people.maya, SLUG, press);
		expect(next).not.toBe(id);
		await playOn(people.maya, next, worst);
		expect(await attempts.start(people.maya, SLUG, press)).toBe(next);
	});

	it('a role-play that does not exist is not found', () => {
		expect(() => attempts.start(people.maya, 'constructor', crypto.randomUUID())).toThrow(NotFound);
	});
});

describe('a turn', () => {
	it('is stored as it is played', async () => {
		await playOn(people.maya, id, best, now(), 1);
		const { play, scenario } = await attempts.findOwn(people.maya, id);
		expect(scenario.version).toBe(scenarios.current(SLUG).version);
		expect(await rows()).toMatchObject(play.turns);
		expect(play.turns.length).toBeGreaterThan(5);
	});

	it('with the same reply again changes nothing, even after the end', async () => {
		const turn = await nextTurn(people.maya, id, best);
		const first = await submit(turn.turn, turn.reply);
		expect(await submit(turn.turn, turn.reply)).toEqual(first);
		await playOn(people.maya, id, best);
		const over = await submit(turn.turn, turn.reply);
		expect(over).toEqual((await attempts.findOwn(people.maya, id)).play);
		expect(await rows()).toHaveLength(over.turns.length);
	});

	it('is refused when it cannot be, and the conversation stays where it was', async () => {
		const first = await nextTurn(people.maya, id, best);
		await submit(1, first.reply);
		const before = [await rows(), await stage.show(people.maya, id, 'en')];
		await expect(submit(1, (first.reply + 1) % 3)).rejects.toMatchObject(refused('turn_already_played'));
		await expect(submit(3, 0)).rejects.toMatchObject(refused('turn_out_of_order'));
		await expect(submit(2, 3)).rejects.toMatchObject(refused('turn_not_on_offer'));
		expect([await rows(), await stage.show(people.maya, id, 'en')]).toEqual(before);
		await playOn(people.maya, id, best);
		const after = [await rows(), await find(id)] as const;
		await expect(submit(after[0].length + 1, 0)).rejects.toMatchObject(refused('turn_after_end'));
		expect([await rows(), await find(id)]).toEqual(after);
	});

	it('sent fifty times at once is one turn', async () => {
		const { turn, reply } = await nextTurn(people.maya, id, best);
		const plays = await Promise.all(Array.from({ length: 50 }, () => submit(turn, reply)));
		expect(new Set(plays.map((play) => JSON.stringify(play))).size).toBe(1);
		expect(await rows()).toHaveLength(1);
	});

	it('with different replies at once is the first of them; the others hear that it was played', async () => {
		const sent = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => submit(1, i % 3)));
		expect(await rows()).toHaveLength(1);
		const done = sent.flatMap((result, i) => (result.status === 'fulfilled' ? [i % 3] : []));
		expect([done.length, new Set(done).size]).toEqual([10, 1]);
		for (const result of sent)
			if (result.status === 'rejected') expect(result.reason).toMatchObject(refused('turn_already_played'));
	});
});

test('somebody else’s attempt does not exist, for the manager neither', async () => {
	for (const actor of [people.eero, people.lotta, people.omar, people.saga]) {
		await expect(stage.show(actor, id, 'en')).rejects.toThrow(NotFound);
		await expect(debriefs.debrief(actor, id, 'en')).rejects.toThrow(NotFound);
		await expect(submit(1, 0, id, actor)).rejects.toThrow(NotFound);
	}
	await expect(stage.show(people.maya, crypto.randomUUID(), 'en')).rejects.toThrow(NotFound);
	expect(await rows()).toEqual([]);
});
