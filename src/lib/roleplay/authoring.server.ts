import { isAdmin, type Person } from '#lib/accounts/policy.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import { LIMITS, prove, traffic } from './engine/bots.ts';
import { SKILLS, type Choice, type Condition, type Graph, type Scenario } from './engine/graph.ts';
import { begin, moodOf } from './engine/play.ts';
import { bestPath } from './engine/scoring.ts';
import * as scenarios from './scenarios.server.ts';
import { line } from './stage.server.ts';

/** Conversations that each bot plays for the page; the random one plays more, for the numbers on every reply. */
const PLAYS = { bot: 2_000, random: 10_000 };

export type Authored = ReturnType<typeof scenario>;
export type SceneAuthored = Authored['scenes'][number];
export type EndingAuthored = Authored['endings'][number];
export type WayAuthored = Authored['ways'][number];

/** Every role-play in a few facts; nothing here needs a bot. */
export function overview(actor: Person, locale: Locale) {
	if (!isAdmin(actor)) throw new NotFound();
	return scenarios.all().map((scenario) => ({
		...cardOf(scenario, locale),
		scenes: Object.keys(scenario.graph.scenes).length,
		endings: Object.keys(scenario.graph.endings).length
	}));
}

/** One role-play as its author needs to see it: what bots make of it, every scene, reply and ending, and the ways between. */
export function scenario(actor: Person, slug: string, locale: Locale) {
	if (!isAdmin(actor)) throw new NotFound();
	const found = scenarios.current(slug);
	const { graph } = found;
	const words = found.words[locale]!;
	const { proof } = tested(found);
	const scenes = Object.keys(graph.scenes).map((id) => ({
		id,
		...line(words, id),
		start: id === graph.start,
		best: bestTurns(graph).some((turn) => turn.scene === id),
		replies: repliesOf(found, id, locale)
	}));
	return {
		...cardOf(found, locale),
		passMark: graph.passMark,
		plays: { bot: PLAYS.bot.toLocaleString(locale), random: PLAYS.random.toLocaleString(locale) },
		turns: proof.turns,
		best: proof.best,
		bots: botsOf(found),
		scenes,
		endings: Object.entries(graph.endings).map(([id, { kind }]) => ({
			id,
			kind,
			...words.endings[id]!,
			best: bestPath(graph).at === id
		})),
		ways: waysOf(scenes)
	};
}

const cardOf = (scenario: Scenario, locale: Locale) => ({
	slug: scenario.slug,
	title: scenario.words[locale]!.title,
	portrait: scenario.graph.portrait,
	mood: moodOf(begin(scenario.graph)),
	module: scenarios.module(scenario, locale),
	practices: scenario.graph.practices
});

/** What the bots reach, each against its limit; `locale` where the words decide what a bot picks. */
function botsOf(scenario: Scenario) {
	const { proof } = tested(scenario);
	const row = (bot: keyof typeof LIMITS, shares: [Locale | null, number][]) => ({
		bot,
		limit: percent(LIMITS[bot]),
		good: shares.every(([, share]) => share <= LIMITS[bot]),
		shares: shares.map(([locale, share]) => ({ locale, share: percent(share), good: share <= LIMITS[bot] }))
	});
	return [
		row('random', [[null, proof.random]]),
		row('first', [[null, proof.first]]),
		row('longest', Object.entries(proof.longest) as [Locale, number][]),
		row('polite', Object.entries(proof.polite) as [Locale, number][])
	];
}

function repliesOf(scenario: Scenario, scene: string, locale: Locale) {
	const { graph } = scenario;
	return Object.entries(graph.scenes[scene]!.choices).map(([id, choice], index) => {
		const { share = 0, passed = null } = tested(scenario).taken.get(`${scene}/${id}`) ?? {};
		const onBest = bestTurns(graph).find((turn) => turn.scene === scene && turn.choice === id);
		return {
			id,
			/** A, B, C …: what the drawing calls it. */
			letter: String.fromCharCode(65 + index),
			text: scenario.words[locale]!.scenes[scene]!.choices[id]!.text,
			practice: { id: choice.practice, name: practices.nameOf(choice.practice, locale) },
			shows: SKILLS.flatMap((skill) => {
				const points = choice.shows[skill];
				return points === undefined ? [] : [{ skill, points }];
			}),
			trust: choice.trust,
			stance: choice.stance,
			minutes: choice.minutes,
			queue: choice.queue,
			learns: choice.learns,
			breach: choice.breach,
			best: onBest !== undefined,
			when: choice.when ? notation(choice.when) : null,
			exits: choice.to.map((exit) => ({
				to: exit.go,
				when: choice.to.length > 1 ? notation(exit) || 'else' : null,
				best: onBest?.next === exit.go
			})),
			share: percent(share),
			passed: passed === null ? null : percent(passed)
		};
	});
}

/** One way for each two places that replies connect, with the replies that take it. */
function waysOf(scenes: { id: string; replies: ReturnType<typeof repliesOf> }[]) {
	const taken = scenes.flatMap(({ id, replies }) =>
		replies.flatMap(({ exits, letter, share, passed, breach }) =>
			exits.map(({ to, when, best }) => ({ from: id, to, reply: { letter, share, passed, when, best, breach } }))
		)
	);
	return [...Map.groupBy(taken, ({ from, to }) => `${from} ${to}`).values()].map((group) => ({
		from: group[0]!.from,
		to: group[0]!.to,
		replies: group.map(({ reply }) => reply)
	}));
}

/** The turns of the best path, each with where it leads. */
const bestTurns = (graph: Graph) => {
	const { turns, at } = bestPath(graph);
	return turns.map((turn, index) => ({ ...turn, next: turns[index + 1]?.scene ?? at }));
};

/** A condition in the words of graph.yaml, for every reader the same: `trust ≥ 60 & knows need`. */
function notation(condition: Condition | Choice['to'][number]) {
	const { trustAtLeast, trustBelow, minutesAtLeast, minutesBelow, queueAtLeast, queueBelow } = condition;
	const parts = [
		trustAtLeast !== undefined && `trust ≥ ${trustAtLeast}`,
		trustBelow !== undefined && `trust < ${trustBelow}`,
		condition.knows && `knows ${condition.knows.join(', ')}`,
		condition.lacks && `lacks ${condition.lacks.join(', ')}`,
		...SKILLS.map((skill) => condition.shown?.[skill] !== undefined && `${skill} ≥ ${condition.shown[skill]}`),
		minutesAtLeast !== undefined && `minutes ≥ ${minutesAtLeast}`,
		minutesBelow !== undefined && `minutes < ${minutesBelow}`,
		queueAtLeast !== undefined && `queue ≥ ${queueAtLeast}`,
		queueBelow !== undefined && `queue < ${queueBelow}`
	];
	return parts.filter(Boolean).join(' & ');
}

/** Bots play for a good part of a second: once for each version. */
function tested(scenario: Scenario) {
	const known = results.get(scenario.version);
	if (known) return known;
	const result = { proof: prove(scenario, PLAYS.bot), taken: traffic(scenario.graph, PLAYS.random) };
	results.set(scenario.version, result);
	return result;
}
const results = new Map<string, { proof: ReturnType<typeof prove>; taken: ReturnType<typeof traffic> }>();

/** Whole percents, tenths below ten, with a space that does not break. */
const percent = (share: number) => `${share < 10 ? share : Math.round(share)}\u00a0%`;
