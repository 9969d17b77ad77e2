import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as progress from '#lib/learning/progress.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { points } from '#lib/recognition/tables.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import type { Scenario } from '#lib/roleplay/engine/graph.ts';
import { score } from '#lib/roleplay/engine/scoring.ts';
import * as past from '#lib/roleplay/past.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import { attempts as table, scenarioVersions } from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, converse, nextTurn, playOn, slip, worst } from '#tests/support/play.ts';

const SLUG = catalogue.lesson('greeting', 'en').scenario;
const { graph, words } = scenarios.current(SLUG);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

const find = async (attempt: string) => (await db().read.select().from(table).where(eq(table.id, attempt)))[0]!;

describe('the end', () => {
	let id: string;
	beforeEach(async () => void (id = await attempts.start(people.maya, SLUG, crypto.randomUUID())));
	const pass = async () => (await progress.of(people.maya.id, 'en')).get('greeting')!.pass;

	it('keeps the score, its skills and whether it passed', async () => {
		await playOn(people.maya, id, slip);
		const { play } = await attempts.findOwn(people.maya, id);
		const result = score(graph, play.turns);
		expect(result.total).toBeLessThan(100);
		expect(await find(id)).toMatchObject({ score: result.total, passed: true, result, ending: play.at });
		expect(await pass()).toEqual({ score: result.total, attemptId: id });
		const shown = await debriefs.debrief(people.maya, id, 'nl');
		expect(shown).toMatchObject({ score: result.total, passed: true, balance: result.balance });
		expect(shown!.turns.map(({ thought, reason }) => [thought, reason])).toEqual(
			play.turns.map(({ scene, choice }) => {
				const { thought, reason } = words.nl!.scenes[scene]!.choices[choice]!;
				return [thought, reason];
			})
		);
	});

	it('below the mark is no pass and no points', async () => {
		await playOn(people.maya, id, worst);
		expect(await find(id)).toMatchObject({ passed: false, endedAt: expect.any(Date) });
		expect(await pass()).toBeNull();
		expect(await db().read.select().from(points)).toEqual([]);
	});

	it('of a retake keeps the best score, and a second pass earns nothing more', async () => {
		await playOn(people.maya, id, slip);
		const first = (await find(id)).score!;
		const top = await converse(people.maya, 'greeting', best);
		expect(await pass()).toEqual({ score: 100, attemptId: top });
		for (const line of [slip, worst]) await converse(people.maya, 'greeting', line);
		expect(await pass()).toEqual({ score: 100, attemptId: top });
		const { finished } = await past.history(people.maya, SLUG);
		expect(finished.slice(0, 3).map((attempt) => attempt.score)).toEqual([100, first, first]);
		const earned = and(eq(points.personId, people.maya.id), eq(points.reason, 'roleplay-passed'));
		expect(await db().read.select().from(points).where(earned)).toMatchObject([{ amount: 30 }]);
	});
});

describe('an attempt that began before an edit', () => {
	const ended = 'the-end';
	/** The role-play as it once was: one moment; the kinder reply shows 4, the other 3, so 75 of 100. */
	const choice = (empathy: number) => ({
		...Object.values(graph.scenes[graph.start]!.choices)[0]!,
		shows: { empathy }
	});
	const older: Pick<Scenario, 'graph' | 'words'> = {
		graph: { ...graph, start: 'then', trust: 30, endings: { [ended]: { kind: 'served' } } },
		words: structuredClone(words)
	};
	older.graph.scenes = {
		then: {
			choices: { kinder: { ...choice(3), to: [{ go: 'last' }] }, colder: { ...choice(2), to: [{ go: 'last' }] } }
		},
		last: { choices: { bye: { ...choice(1), to: [{ go: ended }] } } }
	};
	const said = (text: string) => ({ text, thought: `${text}?`, reason: `${text}.` });
	older.words.en!.scenes = {
		then: { says: 'It was so.', choices: { kinder: said('Kinder'), colder: said('Colder') } },
		last: { says: 'Well.', choices: { bye: said('Bye') } }
	};
	older.words.en!.endings = { [ended]: { title: 'The end', text: 'It was.' } };

	const began = (version: string, body: typeof older, seed: number) =>
		transaction(async (tx) => {
			const at = now();
			await tx.insert(scenarioVersions).values({ version, slug: SLUG, body, at }).onConflictDoNothing();
			const attempt = { personId: people.eero.id, scenario: SLUG, version, seed, startedAt: at };
			return (await tx.insert(table).values(attempt).returning({ id: table.id }))[0]!.id;
		});

	const submit = (attempt: string, turn: number, reply: number, actor = people.eero) =>
		attempts.submitTurn(actor, attempt, { turn, reply }, 'en');

	it('goes on and is scored as it was', async () => {
		const attempt = await began('older', older, 3);
		const shown = await stage.show(people.eero, attempt, 'en');
		expect(shown).toMatchObject({ now: { says: 'It was so.' }, trust: 30 });
		await submit(attempt, 1, shown.replies.indexOf('Colder'));
		await submit(attempt, 2, 0);
		expect(await find(attempt)).toMatchObject({ score: 75, passed: false, ending: ended });
		expect(await debriefs.debrief(people.eero, attempt, 'en')).toMatchObject({
			ending: { title: 'The end' },
			turns: [
				{ reply: 'Colder', better: 'Kinder' },
				{ reply: 'Bye', better: null }
			]
		});
	});

	it.each(catalogue.slugs)('shows the replies of %s where they were before the edit', async (module) => {
		const scenario = scenarios.current(catalogue.lesson(module, 'en').scenario);
		const present = await attempts.start(people.wei, scenario.slug, crypto.randomUUID(), now(), 11);
		const past = await began(`past ${module}`, scenario, 11);
		for (let turn = 1; turn < 6; turn++) {
			const { replies } = await stage.show(people.eero, past, 'en');
			expect(replies).toEqual((await stage.show(people.wei, present, 'en')).replies);
			await playOnce(present, past);
		}
	});

	async function playOnce(present: string, past: string) {
		const { turn, reply } = await nextTurn(people.wei, present, best);
		await submit(present, turn, reply, people.wei);
		await submit(past, turn, reply);
	}
});
