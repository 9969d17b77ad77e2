import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { advance, begin } from '#lib/roleplay/engine/play.ts';
import * as items from '#lib/roleplay/items.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import { attempts as table, scenarioVersions } from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, converse, joins, nextTurn, playOn, worst, type Line } from '#tests/support/play.ts';

const SLUG = 'no-receipt';
const { graph, words } = scenarios.current(SLUG);
const START = begin(graph);
const [RIGHT, WRONG] = [best(graph, START), worst(graph, START)];

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let everyday: Person[];
beforeEach(async () => {
	({ people, units } = await freshStore());
	everyday = [people.maya, people.eero, people.sanne, people.wei, people.noor];
});

/** Plays to the end, or only so many turns. Each takes the role-play anew. */
async function play(actors: Person[], line: Line, stopAfter?: number) {
	for (const actor of actors) {
		const id = await attempts.start(actor, SLUG, crypto.randomUUID());
		if (stopAfter === undefined) await playOn(actor, id, line);
		for (let i = 0; i < (stopAfter ?? 0); i++)
			await attempts.submitTurn(actor, id, await nextTurn(actor, id, line), 'en');
	}
}
const newcomers = (count: number, team: string) =>
	Promise.all(Array.from({ length: count }, (_, i) => joins(`${team}${i}`, units[team]!, people.maya, now())));

const figures = (actor: Person = people.lotta) => items.analysis(actor, SLUG, 'en');
type Shown = Awaited<ReturnType<typeof figures>>;
const sceneOf = ({ scenes }: Shown, id = graph.start) => scenes.find(({ scene }) => scene === id)!;
/** A reply's shares: of all, of those who passed, of those who did not. */
const reply = (shown: Shown, choice: string, scene = graph.start) => {
	const { text } = words.en!.scenes[scene]!.choices[choice]!;
	const { share, passed, failed } = sceneOf(shown, scene).replies.find((each) => each.text === text)!;
	return [share, passed, failed];
};
const summary = async (actor: Person = people.lotta) =>
	(await items.overview(actor, 'en')).find(({ slug }) => slug === SLUG)!;

describe('a role-play’s figures', () => {
	it('are not shown while fewer than five people have played, be it at length', async () => {
		await play(everyday.slice(0, 4), best);
		await play(everyday.slice(0, 4), worst);
		const shown = await figures();
		expect([shown.people, shown.passed, shown.failed]).toEqual([null, null, null]);
		expect(shown.scenes.map(({ scene }) => scene)).toEqual(Object.keys(graph.scenes));
		for (const { n, left, replies } of shown.scenes) {
			expect([n, left]).toEqual([null, null]);
			expect(replies.flatMap(({ share, passed, failed }) => [share, passed, failed]).filter(Number.isFinite)).toEqual(
				[]
			);
		}
		expect(await summary()).toMatchObject({ people: null, passed: null });
	});

	it('are shares by reply from the fifth on', async () => {
		await play(everyday.slice(0, 3), best);
		await play(everyday.slice(3), worst);
		const shown = await figures();
		expect(shown).toMatchObject({ people: 5, passed: null, failed: null });
		expect(sceneOf(shown)).toMatchObject({ n: 5, left: 0 });
		expect([reply(shown, RIGHT), reply(shown, WRONG)]).toEqual([
			[60, null, null],
			[40, null, null]
		]);
		expect(sceneOf(shown).replies.reduce((total, { share }) => total + share!, 0)).toBe(100);
		expect(await summary()).toMatchObject({ people: 5, passed: null });
	});

	it('compare those who passed with those who did not once there are five of each', async () => {
		const more = await newcomers(5, 'Everyday');
		await play(everyday, best);
		await play(more.slice(0, 4), worst);
		const early = await figures();
		expect(early).toMatchObject({ people: 9, passed: null, failed: null });
		expect(reply(early, RIGHT)).toEqual([56, null, null]);
		await play(more.slice(4), worst);
		const shown = await figures();
		expect(shown).toMatchObject({ people: 10, passed: 5, failed: 5 });
		expect([reply(shown, RIGHT), reply(shown, WRONG)]).toEqual([
			[50, 100, 0],
			[50, 0, 100]
		]);
		expect(await summary()).toMatchObject({ people: 10, passed: 50 });
	});

	it('say in which scene people stopped, once five have, and mix them with nobody who finished', async () => {
		const more = await newcomers(5, 'Everyday');
		await play(everyday, best);
		await play(more.slice(0, 4), worst, 1);
		const after = advance(graph, START, WRONG)!.at;
		const early = await figures();
		expect(early.people).toBe(9);
		expect(sceneOf(early, after).left).toBeNull(); // four stand there
		expect(sceneOf(early)).toMatchObject({ n: 5, left: 0 });
		expect(reply(early, WRONG)).toEqual([0, null, null]); // what those four said is not told
		await play(more.slice(4), worst, 1);
		const shown = await figures();
		expect(sceneOf(shown, after).left).toBe(5);
		expect([reply(shown, RIGHT), reply(shown, WRONG)]).toEqual([
			[100, null, null],
			[0, null, null]
		]);
		expect(await summary()).toMatchObject({ people: 10, passed: null });
	});

	it('count a person’s first attempt at the present version only', async () => {
		await older(people.maya);
		await play(everyday.slice(0, 3), worst);
		await play(everyday.slice(3), best);
		const [shown, sum] = [await figures(), await summary()];
		expect([shown.people, ...reply(shown, RIGHT)]).toEqual([5, 40, null, null]);
		await play(everyday, best);
		await play([people.maya], best, 2);
		for (const person of await newcomers(3, 'Everyday')) await older(person);
		await older(people.eero);
		expect([await figures(), await summary()]).toEqual([shown, sum]);
	});

	it('stand beside those of the other role-plays and never among them', async () => {
		await play(everyday, best);
		for (const person of everyday) await converse(person, 'greeting', worst);
		const shown = await items.overview(people.lotta, 'fi');
		expect(shown.map(({ slug }) => slug)).toEqual(scenarios.all().map(({ slug }) => slug));
		for (const { slug, title, people, passed } of shown) {
			expect(title).toBe(scenarios.current(slug).words.fi!.title);
			const met = [SLUG, catalogue.lesson('greeting', 'fi').scenario].includes(slug);
			expect([people, passed]).toEqual([met ? 5 : null, null]);
		}
	});
});

describe('who sees whose', () => {
	const counts = async (...actors: Person[]) =>
		Promise.all(actors.map(async (actor) => [(await figures(actor)).people, (await summary(actor)).people]));

	it('is a lead her team’s, a manager the store’s, an admin all', async () => {
		const trail = [people.joonas, people.femke, people.tom, people.aisha, ...(await newcomers(2, 'Trail'))];
		await play(everyday, best);
		await play(trail, worst);
		await play([people.kaisa], best);
		const { lotta, pieter, omar, ines, meiling, saga } = people;
		expect(await counts(lotta, pieter, omar, ines, meiling, saga)).toEqual(
			[5, 6, 11, null, null, 12].map((people) => [people, people])
		);
		expect(reply(await figures(lotta), RIGHT)).toEqual([100, null, null]);
		expect(reply(await figures(pieter), RIGHT)).toEqual([0, null, null]);
		expect(reply(await figures(omar), RIGHT)).toEqual([45, 100, 0]);
	});

	it('is never a learner’s', async () => {
		await play(everyday, best);
		await expect(figures(people.maya)).rejects.toThrow(NotFound);
		await expect(items.overview(people.maya, 'en')).rejects.toThrow(NotFound);
		await expect(items.analysis(people.lotta, 'constructor', 'en')).rejects.toThrow(NotFound);
	});

	it('leaves out what leads and managers play themselves', async () => {
		await play([...everyday.slice(0, 4), people.lotta, people.pieter, people.omar, people.saga], best);
		expect(await counts(people.lotta, people.omar, people.saga)).toEqual([null, null, null].map((n) => [n, n]));
		await play(everyday.slice(4), best);
		expect(await counts(people.lotta, people.omar, people.saga)).toEqual([5, 5, 5].map((n) => [n, n]));
	});

	it('ends when somebody leaves', async () => {
		const [guest] = await newcomers(1, 'Everyday');
		await play([...everyday, guest!], best);
		await persons.leave(people.saga, guest!.id);
		expect(await counts(people.lotta, people.omar, people.saga)).toEqual([5, 5, 5].map((n) => [n, n]));
		await persons.leave(people.saga, people.maya.id);
		expect(await counts(people.lotta, people.omar, people.saga)).toEqual([null, null, null].map((n) => [n, n]));
	});
});

/** An attempt at the role-play as it once was, played to the end by its best line. */
async function older(actor: Person) {
	const attempt = await transaction(async (tx) => {
		const [version, at] = ['before the figures', now()];
		await tx.insert(scenarioVersions).values({ version, slug: SLUG, body: { graph, words }, at }).onConflictDoNothing();
		const row = { personId: actor.id, scenario: SLUG, version, seed: 5, startedAt: at };
		return (await tx.insert(table).values(row).returning({ id: table.id }))[0]!.id;
	});
	await playOn(actor, attempt, best);
}
