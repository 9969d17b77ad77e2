import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { completions, passes } from '#lib/learning/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { badges, points, standings } from '#lib/recognition/tables.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import { choicesOf, replay } from '#lib/roleplay/engine/play.ts';
import { pointsOf } from '#lib/roleplay/engine/walk.ts';
import * as past from '#lib/roleplay/past.server.ts';
import * as rewindStage from '#lib/roleplay/rewind-stage.server.ts';
import * as rewinds from '#lib/roleplay/rewinds.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as tables from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, converse, finish, playOn, read, slip, worst, type Line } from '#tests/support/play.ts';

const SLUG = catalogue.lesson('greeting', 'en').scenario;
const { graph, words } = scenarios.current(SLUG);
const { rewinds: kept, rewindTurns } = tables;
const BAD = /lukewarm|lost|walked-out/;

/** Begins well and then gives up: ends badly, with a good ending still in reach from turn 3. */
const falters: Line = (graph, play) => (play.turns.length < 2 ? best : worst)(graph, play);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let id: string;
/** Maya has read the module and ended badly: a pass would complete it. Eero has finished it. */
beforeEach(async () => {
	({ people } = await freshStore());
	await finish(people.eero, 'greeting');
	await read(people.maya, 'greeting');
	id = await converse(people.maya, 'greeting', falters);
});

const back = (turn: number, attempt = id, submission = crypto.randomUUID(), actor = people.maya) =>
	rewinds.begin(actor, attempt, { turn, submission });
const submit = (rewind: string, turn: number, reply: number, actor = people.maya) =>
	rewinds.submitTurn(actor, rewind, { turn, reply });
const refused = (key: string) => ({ key, status: 409 });
const find = async (rewind: string) => (await db().read.select().from(kept).where(eq(kept.id, rewind)))[0]!;
const tried = (rewind: string) =>
	db().read.select().from(rewindTurns).where(eq(rewindTurns.rewindId, rewind)).orderBy(rewindTurns.number);

/** Plays the reply on offer that shows most, and gives its place. */
async function playKindest(rewind: string) {
	const { play, offered, scenario } = await rewinds.findOwn(people.maya, rewind);
	const worth = (choice: string) => pointsOf(scenario.graph.scenes[play.at]!.choices[choice]!);
	const replies = offered(play);
	const reply = replies.indexOf(replies.reduce((a, b) => (worth(b) > worth(a) ? b : a)));
	const next = await submit(rewind, play.turns.length + 1, reply);
	expect((await rewinds.findOwn(people.maya, rewind)).play).toEqual(next);
	return reply;
}

async function playToTheEnd(rewind: string) {
	while (!(await find(rewind)).endedAt) await playKindest(rewind);
}

/** All that counts, whole rows: a rewind may change none of it. */
async function record() {
	const counting = [tables.attempts, tables.turns, passes, completions, points, standings, badges];
	const rows = await Promise.all(counting.map(async (each) => await db().read.select().from(each)));
	const inOrder = rows.map((some) => some.map((row) => JSON.stringify(row)).sort());
	return [inOrder, await past.history(people.maya, SLUG), await past.tally(people.maya)];
}
const lengthOf = async (attempt = id) => (await attempts.findOwn(people.maya, attempt)).play.turns.length;

describe('another line', () => {
	it('tried from turn 3 of a bad conversation ends well, and changes nothing that counts', async () => {
		const before = await record();
		const rewind = await back(3);
		await playToTheEnd(rewind);
		const { ending } = await find(rewind);
		const { ends } = await rewindStage.show(people.maya, rewind, 'en');
		expect([ends!.scored.kind, ends!.tried.kind]).toEqual([expect.stringMatching(BAD), graph.endings[ending!]!.kind]);
		expect(ends!.tried.kind).not.toMatch(BAD);
		expect(ends!.tried.score).toBeGreaterThanOrEqual(graph.passMark);
		expect(ends!.scored.score).toBeLessThan(graph.passMark);
		expect(await record()).toEqual(before);
		expect((await tried(rewind)).map((turn) => turn.number).slice(0, 2)).toEqual([3, 4]);
		for (const locale of ['en', 'zh-Hant'] as const)
			expect((await debriefs.debrief(people.maya, id, locale))!.rewinds).toEqual([
				{ id: rewind, fromTurn: 3, ending: words[locale]!.endings[ending!]!.title }
			]);
	});

	it('that reaches full marks leaves the pass and the best score where they were', async () => {
		const passed = await converse(people.maya, 'greeting', slip);
		const before = await record();
		const rewind = await back(await lengthOf(passed), passed);
		await playToTheEnd(rewind);
		const { ends } = await rewindStage.show(people.maya, rewind, 'en');
		expect(ends!.scored.score).toBeLessThan(100);
		expect(ends!.tried.score).toBe(100);
		expect(await record()).toEqual(before);
	});

	it('may begin at the first turn and at the last', async () => {
		for (const turn of [1, await lengthOf()]) {
			const rewind = await back(turn);
			const { before, ...shown } = await rewindStage.show(people.maya, rewind, 'nl');
			expect([shown.fromTurn, shown.turn, before.length, shown.over]).toEqual([turn, turn, turn - 1, false]);
			await playToTheEnd(rewind);
		}
		const listed = (await debriefs.debrief(people.maya, id, 'en'))!.rewinds;
		const ending = expect.any(String);
		expect(listed).toMatchObject([
			{ fromTurn: 1, ending },
			{ fromTurn: await lengthOf(), ending }
		]);
	});

	it('is any but the one that was made there', async () => {
		const [first, made] = (await attempts.findOwn(people.maya, id)).play.turns;
		const all = choicesOf(graph, replay(graph, [first!.choice])!);
		const said = all.filter((choice) => choice !== made!.choice).sort();
		const texts = said.map((choice) => words.en!.scenes[made!.scene]!.choices[choice]!.text).sort();
		const chosen: string[] = [];
		for (let reply = 0; reply < all.length; reply++) {
			const rewind = await back(2);
			expect((await rewindStage.show(people.maya, rewind, 'en')).replies.sort()).toEqual(texts);
			if (reply < said.length) await submit(rewind, 2, reply);
			else await expect(submit(rewind, 2, reply)).rejects.toMatchObject(refused('turn_not_on_offer'));
			chosen.push(...(await tried(rewind)).map((turn) => turn.choice));
		}
		expect(chosen.sort()).toEqual(said);
	});

	it('is played on the version of its conversation', async () => {
		const past = structuredClone({ graph, words });
		const over = Object.keys(graph.endings)[0]!;
		for (const choice of Object.values(past.graph.scenes[graph.start]!.choices)) choice.to = [{ go: over }];
		past.words.en!.endings[over]!.title = 'As it was';
		const attempt = await transaction(async (tx) => {
			const [version, at] = ['before the rewind', now()];
			await tx.insert(tables.scenarioVersions).values({ version, slug: SLUG, body: past, at });
			const row = { personId: people.maya.id, scenario: SLUG, version, seed: 5, startedAt: at };
			return (await tx.insert(tables.attempts).values(row).returning({ id: tables.attempts.id }))[0]!.id;
		});
		await attempts.submitTurn(people.maya, attempt, { turn: 1, reply: 0 }, 'en');
		const rewind = await back(1, attempt);
		await submit(rewind, 1, 1);
		expect((await rewindStage.show(people.maya, rewind, 'en')).ends!.tried.title).toBe('As it was');
		expect((await debriefs.debrief(people.maya, attempt, 'en'))!.rewinds).toMatchObject([{ ending: 'As it was' }]);
	});
});

describe('going back', () => {
	it('twice by one press is one rewind; another turn under that press is refused', async () => {
		const press = crypto.randomUUID();
		const [first, again] = await Promise.all([back(3, id, press), back(3, id, press)]);
		expect(again).toBe(first);
		await expect(back(2, id, press)).rejects.toMatchObject(refused('submission_reused'));
		expect(await db().read.select().from(kept)).toHaveLength(1);
	});

	it('is refused before the end, beside another scored conversation, and beyond the last turn', async () => {
		await expect(back((await lengthOf()) + 1)).rejects.toMatchObject(refused('rewind_no_turn'));
		const open = await back(1);
		const going = await attempts.start(people.maya, SLUG, crypto.randomUUID());
		const looks = [() => back(1), () => rewindStage.show(people.maya, open, 'en'), () => submit(open, 1, 0)];
		for (const look of looks) await expect(look()).rejects.toMatchObject(refused('rewind_while_playing'));
		await playOn(people.maya, going, best, now(), 1);
		await expect(back(1, going)).rejects.toMatchObject(refused('rewind_not_over'));
		expect([await db().read.select().from(kept), await tried(open)]).toEqual([[await find(open)], []]);
		await playOn(people.maya, going, best);
		expect(await back(1)).not.toBe(await back(1, going));
	});

	it('is nobody else’s, and neither is the branch', async () => {
		const rewind = await back(2);
		for (const actor of [people.eero, people.lotta, people.omar, people.saga]) {
			await expect(back(2, id, crypto.randomUUID(), actor)).rejects.toThrow(NotFound);
			await expect(rewindStage.show(actor, rewind, 'en')).rejects.toThrow(NotFound);
			await expect(submit(rewind, 2, 0, actor)).rejects.toThrow(NotFound);
		}
		expect([await db().read.select().from(kept), await tried(rewind)]).toEqual([[await find(rewind)], []]);
	});
});

describe('a turn of a branch', () => {
	it('with the same reply again changes nothing, even after the end', async () => {
		const rewind = await back(2);
		const reply = await playKindest(rewind);
		expect((await submit(rewind, 2, reply)).turns).toHaveLength(2);
		expect(await tried(rewind)).toHaveLength(1);
		await playToTheEnd(rewind);
		const over = [await tried(rewind), await find(rewind)];
		await submit(rewind, 2, reply);
		expect([await tried(rewind), await find(rewind)]).toEqual(over);
	});

	it('is refused when it cannot be, and the branch stays where it was', async () => {
		const rewind = await back(3);
		const rows = async () => [await tried(rewind), await find(rewind), await record()];
		const none = await rows();
		await expect(submit(rewind, 4, 0)).rejects.toMatchObject(refused('turn_out_of_order'));
		for (const any of [0, 1, 2])
			await expect(submit(rewind, 2, any)).rejects.toMatchObject(refused('turn_already_played'));
		expect(await rows()).toEqual(none);
		const reply = await playKindest(rewind);
		const one = await rows();
		await expect(submit(rewind, 3, (reply + 1) % 2)).rejects.toMatchObject(refused('turn_already_played'));
		await expect(submit(rewind, 5, 0)).rejects.toMatchObject(refused('turn_out_of_order'));
		await expect(submit(rewind, 4, 9)).rejects.toMatchObject(refused('turn_not_on_offer'));
		expect(await rows()).toEqual(one);
		await playToTheEnd(rewind);
		const over = await rows();
		await expect(submit(rewind, 99, 0)).rejects.toMatchObject(refused('turn_after_end'));
		expect(await rows()).toEqual(over);
	});

	it('sent fifty times at once is one turn', async () => {
		const rewind = await back(3);
		const plays = await Promise.all(Array.from({ length: 50 }, () => submit(rewind, 3, 1)));
		expect(new Set(plays.map((play) => JSON.stringify(play))).size).toBe(1);
		expect(await tried(rewind)).toHaveLength(1);
	});
});

it.each(scenarios.all())('a branch of $slug tells only of its own lines', async ({ slug, graph, words }) => {
	const names = Object.entries(graph.scenes).flatMap(([scene, { choices }]) => [scene, ...Object.keys(choices)]);
	const attempt = await attempts.start(people.maya, slug, crypto.randomUUID(), now(), 3);
	await playOn(people.maya, attempt, falters);
	for (let from = 1; from <= (await lengthOf(attempt)); from++) {
		const rewind = await back(from, attempt);
		for (; !(await find(rewind)).endedAt; await playKindest(rewind)) {
			const { play, scored } = await rewinds.findOwn(people.maya, rewind);
			const made = [scored.turns[from - 1]!, ...play.turns.slice(from - 1)];
			for (const [locale, { scenes, endings }] of Object.entries(words)) {
				const shown = strings(await rewindStage.show(people.maya, rewind, locale as Locale));
				const explanations = Object.values(scenes).flatMap(({ choices }) => Object.values(choices).flatMap(told));
				const read = explanations.filter((text) => shown.join('\n').includes(text));
				expect(new Set(read)).toEqual(new Set(made.flatMap((turn) => told(scenes[turn.scene]!.choices[turn.choice]!))));
				const secrets = [...names, ...Object.keys(endings), ...Object.values(endings).flatMap(Object.values)];
				expect(shown.filter((text) => secrets.includes(text))).toEqual([]);
			}
		}
	}
});

const told = ({ thought, reason }: { thought: string; reason: string }) => [thought, reason];
/** Every text in a value but moods, one of which may be called as an ending is. */
const strings = (value: unknown): string[] => {
	if (typeof value === 'string') return [value];
	return Object.entries(value ?? {}).flatMap(([key, inside]) => (key === 'mood' ? [] : strings(inside)));
};
