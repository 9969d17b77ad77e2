import { and, asc, count, eq, inArray, isNull, min } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { oversees, type Person } from '#lib/accounts/policy.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Scenario } from './engine/graph.ts';
import { begin, moodOf, replay } from './engine/play.ts';
import * as scenarios from './scenarios.server.ts';
import { line, textOf } from './stage.server.ts';
import { attempts, turns } from './tables.server.ts';

/** Fewer people than this are never shown: somebody could be recognised among them. */
export const FEWEST = 5;

export type Items = Awaited<ReturnType<typeof analysis>>;

/**
 * Item analysis of a role-play's present version: what people chose in their first attempt at it, scene by scene. Counts
 * people, once each; only the learners whom the actor looks after. What fewer than five did is null. A scene's `n` and
 * shares are of those who finished; `left` are those who stand in it.
 */
export async function analysis(actor: Person, slug: string, locale: Locale) {
	if (!oversees(actor)) throw new NotFound();
	const scenario = scenarios.current(slug);
	const words = scenario.words[locale]!;
	const [chosen, stopped, counted] = await Promise.all([
		choicesOfAll(actor, scenario),
		stoppedAt(actor, scenario),
		outcomes(actor, [scenario])
	]);
	const outcome = counted(scenario);
	const compare = outcome.passed >= FEWEST && outcome.failed >= FEWEST;
	return {
		slug,
		title: words.title,
		people: hideFew(outcome.begun),
		passed: compare ? outcome.passed : null,
		failed: compare ? outcome.failed : null,
		scenes: Object.keys(scenario.graph.scenes).map((scene) => {
			// Whoever has not ended is in `left` alone: one among the finished could be told apart by subtracting.
			const here = chosen.filter((row) => row.scene === scene && row.passed !== null);
			const left = stopped.get(scene) ?? 0;
			return {
				scene,
				...line(words, scene),
				n: hideFew(sum(here, () => true)),
				left: left === 0 && outcome.begun >= FEWEST ? 0 : hideFew(left),
				replies: Object.keys(scenario.graph.scenes[scene]!.choices).map((choice) => {
					const of = (passed?: boolean) => {
						const among = (row: Chosen) => passed === undefined || row.passed === passed;
						return share(
							sum(here, (row) => row.choice === choice && among(row)),
							sum(here, among)
						);
					};
					return {
						text: textOf(words, { scene, choice }),
						share: of(),
						passed: compare ? of(true) : null,
						failed: compare ? of(false) : null
					};
				})
			};
		})
	};
}

/** How many people began, passed and did not pass, role-play by role-play; those that few have played without figures. */
export async function overview(actor: Person, locale: Locale) {
	if (!oversees(actor)) throw new NotFound();
	const all = scenarios.all();
	const counted = await outcomes(actor, all);
	return all.map((scenario) => {
		const { begun, passed, failed } = counted(scenario);
		return {
			slug: scenario.slug,
			title: scenario.words[locale]!.title,
			portrait: scenario.graph.portrait,
			mood: moodOf(begin(scenario.graph)),
			people: hideFew(begun),
			passed: passed >= FEWEST && failed >= FEWEST ? share(passed, passed + failed) : null
		};
	});
}

type Chosen = { scene: string; choice: string; passed: boolean | null; people: number };

/** Each person's first attempt at these versions. */
const firsts = (actor: Person, ...of: Scenario[]) =>
	db()
		.read.select({ id: min(attempts.id) })
		.from(attempts)
		.where(
			and(
				inArray(
					attempts.version,
					of.map((scenario) => scenario.version)
				),
				people.isLookedAfterBy(actor, attempts.personId)
			)
		)
		.groupBy(attempts.version, attempts.personId);

const choicesOfAll = (actor: Person, scenario: Scenario): Promise<Chosen[]> =>
	db()
		.read.select({ scene: turns.scene, choice: turns.choice, passed: attempts.passed, people: count() })
		.from(attempts)
		.innerJoin(turns, eq(turns.attemptId, attempts.id))
		.where(inArray(attempts.id, firsts(actor, scenario)))
		.groupBy(turns.scene, turns.choice, attempts.passed);

async function outcomes(actor: Person, all: Scenario[]) {
	const rows = await db()
		.read.select({ version: attempts.version, passed: attempts.passed, people: count() })
		.from(attempts)
		.where(inArray(attempts.id, firsts(actor, ...all)))
		.groupBy(attempts.version, attempts.passed);
	return ({ version }: Scenario) => {
		const of = (passed: boolean | null) =>
			rows.find((row) => row.version === version && row.passed === passed)?.people ?? 0;
		return { begun: of(true) + of(false) + of(null), passed: of(true), failed: of(false) };
	};
}

/** How many people stand in which scene without having ended. */
async function stoppedAt(actor: Person, scenario: Scenario) {
	const rows = await db()
		.read.select({ id: attempts.id, choice: turns.choice })
		.from(attempts)
		.leftJoin(turns, eq(turns.attemptId, attempts.id))
		.where(and(inArray(attempts.id, firsts(actor, scenario)), isNull(attempts.endedAt)))
		.orderBy(asc(attempts.id), asc(turns.number));
	const stopped = new Map<string, number>();
	for (const [, of] of Map.groupBy(rows, (row) => row.id)) {
		const { at } = replay(
			scenario.graph,
			of.flatMap((row) => row.choice ?? [])
		)!;
		stopped.set(at, (stopped.get(at) ?? 0) + 1);
	}
	return stopped;
}

const hideFew = (people: number) => (people >= FEWEST ? people : null);
const share = (part: number, whole: number) => (whole >= FEWEST ? Math.round((100 * part) / whole) : null);
const sum = (rows: Chosen[], among: (row: Chosen) => boolean) =>
	rows.reduce((total, row) => total + (among(row) ? row.people : 0), 0);
