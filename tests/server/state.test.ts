import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { completions, passes } from '#lib/learning/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { points, standings } from '#lib/recognition/tables.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as customers from '#lib/roleplay/customers.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import type { Choice, Graph } from '#lib/roleplay/engine/graph.ts';
import { advance, begin, choiceOf, choicesOf, isOver, replay, type Play } from '#lib/roleplay/engine/play.ts';
import { bestPath, score } from '#lib/roleplay/engine/scoring.ts';
import { pointsOf } from '#lib/roleplay/engine/walk.ts';
import * as models from '#lib/roleplay/models.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import { turns } from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, nextTurn, playOn, worst, type Line } from '#tests/support/play.ts';

/** Karim's: facts, conditions and a clock, and no module. */
const SLUG = 'no-receipt';
/** Played for practice only. */
const PRACTICE = 'do-it-yourself';
const { graph, words } = scenarios.current(SLUG);
const { facts, named, customer } = words.en!;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

const start = (slug = SLUG) => attempts.start(people.maya, slug, crypto.randomUUID(), now(), 7);
const show = (id: string) => stage.show(people.maya, id, 'en');
const refused = (key: string) => ({ key, status: 409 });

/** Of the replies on offer the one of most worth. */
const most =
	(worth: (choice: Choice) => number): Line =>
	(graph, { at, ...play }) => {
		const of = (choice: string) => worth(choiceOf(graph, { scene: at, choice }));
		return choicesOf(graph, { at, ...play }).reduce((a, b) => (of(b) > of(a) ? b : a));
	};
const honest = most((choice) => (choice.breach ? -Infinity : pointsOf(choice)));
/** Does well and asks nothing: knows only what nobody can help learning. */
const incurious = most((choice) => pointsOf(choice) - 100 * choice.learns.length);

/** Every page of a conversation along a line, with where it stands; the first before anything was said. */
async function* pages(id: string, line: Line) {
	for (let turn = 1; ; turn++) {
		const page = await show(id);
		expect(page.turn).toBe(turn);
		yield { page, play: (await attempts.findOwn(people.maya, id)).play };
		if (page.over) return;
		await attempts.submitTurn(people.maya, id, await nextTurn(people.maya, id, line), 'en');
	}
}

describe('a conversation', () => {
	it('is the same on every reload, and in every language at the same turn', async () => {
		const id = await start();
		let reloads = 0;
		for await (const { page } of pages(id, best)) {
			expect(await show(id)).toEqual(page);
			const { trust, minutes, turn, known, replies } = await stage.show(people.maya, id, 'zh-Hant');
			expect(page).toMatchObject({ trust, minutes, turn });
			expect([page.known.length, page.replies.length]).toEqual([known.length, replies.length]);
			reloads++;
		}
		expect(reloads).toBe(bestPath(graph).turns.length + 1);
	});

	it('goes on where it was when each turn is played on a server of its own', async () => {
		const id = await start();
		let server = await startServer();
		for (const [index, { choice }] of bestPath(graph).turns.entries()) {
			await server.attempts.submitTurn(people.maya, id, await nextTurn(people.maya, id, best), 'en');
			const [before, next] = [server, await startServer()];
			const acknowledged = await before.stage.show(people.maya, id, 'en');
			expect(await next.stage.show(people.maya, id, 'en')).toEqual(acknowledged); // the old one has closed nothing yet
			await before.db().close();
			expect(await next.stage.show(people.maya, id, 'en')).toEqual(acknowledged);
			expect((await next.attempts.findOwn(people.maya, id)).play.turns[index]).toMatchObject({ choice });
			expect(acknowledged.said).toHaveLength(index + 1);
			server = next;
		}
		expect(await server.debriefs.debrief(people.maya, id, 'en')).toMatchObject({ score: 100, passed: true });
		await server.db().close();
	});
});

describe('what was learnt', () => {
	it('opens replies that nobody else is offered', async () => {
		const met = { open: new Set<string>(), shut: new Set<string>() };
		for (const line of [best, worst, incurious]) {
			const id = await start();
			for await (const { page, play } of pages(id, line)) {
				if (page.over) break;
				const expected = Object.entries(graph.scenes[play.at]!.choices).filter(([choice, { when }]) => {
					const open = [
						(when?.knows ?? []).every((fact) => page.known.includes(facts[fact]!)),
						!(when?.lacks ?? []).some((fact) => page.known.includes(facts[fact]!))
					].every(Boolean);
					if (when) met[open ? 'open' : 'shut'].add(choice);
					return open;
				});
				const texts = expected.map(([choice]) => words.en!.scenes[play.at]!.choices[choice]!.text);
				expect([...page.replies].sort()).toEqual(texts.sort());
			}
		}
		expect([...met.open].filter((choice) => met.shut.has(choice)).length).toBeGreaterThan(2);
	});

	it('decides what may be sent: a reply that is not on offer is refused, and nothing is written', async () => {
		const id = await start();
		for await (const { page, play } of pages(id, incurious)) {
			if (page.over) break;
			const before = await db().read.select().from(turns).where(eq(turns.attemptId, id));
			const all = Object.keys(graph.scenes[play.at]!.choices).length;
			for (let reply = page.replies.length; reply <= all; reply++) {
				const sending = attempts.submitTurn(people.maya, id, { turn: page.turn, reply }, 'en');
				await expect(sending).rejects.toMatchObject(refused('turn_not_on_offer'));
			}
			expect(await db().read.select().from(turns).where(eq(turns.attemptId, id))).toEqual(before);
			expect(await show(id)).toEqual(page);
		}
	});

	it('fills the notes, tells the name, and takes time', async () => {
		const seen = [];
		for await (const { page } of pages(await start(), best)) seen.push(page);
		expect(seen[0]).toMatchObject({ customer, known: [], minutes: graph.minutes });
		for (const [index, page] of seen.entries()) {
			const earlier = seen[index - 1]?.known ?? [];
			expect(page.known).toEqual(expect.arrayContaining(earlier));
			expect(page.customer).toBe(page.known.includes(facts.name!) ? named : customer);
			if (index === 0) continue;
			const { scene, choice } = bestPath(graph).turns[index - 1]!;
			const { learns, minutes } = graph.scenes[scene]!.choices[choice]!;
			expect(new Set(page.known)).toEqual(new Set([...earlier, ...learns.map((fact) => facts[fact]!)]));
			expect(page.minutes).toBe(seen[index - 1]!.minutes! - minutes);
		}
		const end = seen.at(-1)!;
		expect([end.known.length, end.customer]).toEqual([graph.facts.length, named]);
		expect(end.minutes).toBeLessThan(graph.minutes!);
	});
});

describe('the score', () => {
	it('of a pass without a module earns points once, and completes nothing', async () => {
		const earned = () => db().read.select().from(points);
		await playOn(people.maya, await start(PRACTICE), best);
		const first = await earned();
		expect(first).toMatchObject([
			{ personId: people.maya.id, reason: 'roleplay-passed', sourceId: PRACTICE, amount: 30 }
		]);
		for (const line of [best, worst]) await playOn(people.maya, await start(PRACTICE), line);
		expect(await earned()).toEqual(first);
		expect(await db().read.select().from(standings)).toMatchObject([{ personId: people.maya.id, points: 30 }]);
		expect([await db().read.select().from(completions), await db().read.select().from(passes)]).toEqual([[], []]);
		const met = (await customers.all(people.maya, 'en')).filter(({ best }) => best !== null);
		expect(met).toMatchObject([{ slug: PRACTICE, best: 100, passed: true, going: false, module: null }]);
	});

	const breaches = scenarios.all().flatMap((scenario) => {
		const breach = dearBreach(scenario.graph);
		return breach ? [{ slug: scenario.slug, ...breach }] : [];
	});

	it.each(breaches)('of $slug is capped by a breach that would have passed', async ({ slug, turn, line, kind }) => {
		const id = await start(slug);
		await playOn(people.maya, id, line);
		const shown = (await debriefs.debrief(people.maya, id, 'en'))!;
		expect(shown).toMatchObject({ score: 50, cap: 50, passed: false, breaches: [{ turn, breach: kind }] });
		expect(shown.turns.flatMap(({ breach }, index) => (breach ? [[index + 1, breach]] : []))).toEqual([[turn, kind]]);
		expect(shown.turns[turn - 1]).toMatchObject({ good: false, better: expect.any(String) });
		expect(await db().read.select().from(points)).toEqual([]);
	});

	it('knows such a breach in more than one role-play', () => expect(breaches.length).toBeGreaterThan(1));
});

describe.each(scenarios.all())('the two ways to meet $slug', ({ slug, graph, words }) => {
	const meet = (id: string, actor = people.maya) => models.twoWays(actor, id, 'fi');
	/** What a model scores, played by its texts. */
	const scoreOf = ({ turns, ending }: models.Model) => {
		const play = turns.reduce((play, { reply }) => {
			const texts = words.fi!.scenes[play.at]!.choices;
			return advance(
				graph,
				play,
				choicesOf(graph, play).find((id) => texts[id]!.text === reply)!
			)!;
		}, begin(graph));
		expect(ending.title).toBe(words.fi!.endings[play.at]!.title);
		return score(graph, play.turns);
	};

	it('open with the end: the best line there is, and one with less service', async () => {
		const id = await start(slug);
		await playOn(people.maya, id, worst, now(), 1);
		await expect(meet(id)).rejects.toMatchObject(refused('rewind_not_over'));
		await playOn(people.maya, id, worst);
		const { service, guarded } = await meet(id);
		expect(scoreOf(service)).toMatchObject({ total: 100, breaches: [] });
		expect(scoreOf(guarded).balance.service).toBeLessThan(scoreOf(service).balance.service);
	});

	it('are closed while another conversation is going, and to everybody else', async () => {
		const id = await start(slug);
		await playOn(people.maya, id, best);
		for (const actor of [people.eero, people.lotta, people.omar, people.saga])
			await expect(meet(id, actor)).rejects.toThrow(NotFound);
		const going = await start(slug);
		await expect(meet(id)).rejects.toMatchObject(refused('rewind_while_playing'));
		await playOn(people.maya, going, worst);
		expect((await meet(id)).attempt).toBe(id);
	});
});

/** A server as after a restart, on the same database: nothing in memory, connections of its own. */
async function startServer() {
	vi.resetModules();
	const [attempts, stage, debriefs, { db }] = await Promise.all([
		import('#lib/roleplay/attempts.server.ts'),
		import('#lib/roleplay/stage.server.ts'),
		import('#lib/roleplay/debrief.server.ts'),
		import('#lib/platform/database/index.ts')
	]);
	return { attempts, stage, debriefs, db };
}

/** The best line but for one breach, which would pass if a breach were a reply like others. */
function dearBreach(graph: Graph) {
	const possible = pointsIn(graph, bestPath(graph));
	for (const [index, { scene }] of bestPath(graph).turns.entries())
		for (const [id, { breach: kind }] of Object.entries(graph.scenes[scene]!.choices)) {
			const before = replay(
				graph,
				bestPath(graph)
					.turns.slice(0, index)
					.map((turn) => turn.choice)
			)!;
			if (!kind || !choicesOf(graph, before).includes(id)) continue;
			const line: Line = (graph, play) =>
				play.turns.length === index ? id : play.turns.length < index ? best(graph, play) : honest(graph, play);
			let play = before;
			while (!isOver(graph, play)) play = advance(graph, play, line(graph, play))!;
			if ((100 * pointsIn(graph, play)) / possible >= graph.passMark) return { turn: index + 1, kind, line };
		}
}
const pointsIn = (graph: Graph, { turns }: Play) =>
	turns.reduce((total, turn) => total + pointsOf(choiceOf(graph, turn)), 0);
