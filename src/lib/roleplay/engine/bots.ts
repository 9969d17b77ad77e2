import { seeded } from './chance.ts';
import type { Graph, Scenario } from './graph.ts';
import { choiceOf, shuffled } from './play.ts';
import { bestPath, score, totalOf } from './scoring.ts';
import { bestSteps, explore, pointsOf, type Node, type Step } from './walk.ts';

/** Of 100 blind players, how many may pass. */
export const LIMITS = { random: 5, longest: 10, first: 10, polite: 25 };

/** What blind players and the best one reach: shares that pass in percent, for each language where words decide. */
export type Proof = {
	scenes: number;
	turns: { shortest: number; longest: number };
	best: number;
	random: number;
	first: number;
	longest: Record<string, number>;
	polite: Record<string, number>;
};

/** Plays the role-play blindly, `plays` times a bot, the same way each time it is called. Needs a graph without faults. */
export function prove({ graph, words }: Pick<Scenario, 'graph' | 'words'>, plays = 10_000): Proof {
	const ground = groundOf(graph);
	const share = (pick: Bot) => passRate(ground, plays, pick);
	const most = (measure: (locale: string, text: string) => number) =>
		Object.fromEntries(
			Object.keys(words).map((locale) => {
				const value = (at: string, { id }: Step) => measure(locale, words[locale]!.scenes[at]!.choices[id]!.text);
				return [locale, share((offered, at) => offered.reduce((a, b) => (value(at, b) > value(at, a) ? b : a)))];
			})
		);
	return {
		scenes: Object.keys(graph.scenes).length,
		turns: {
			shortest: bestSteps(ground.start, () => -1).length,
			longest: bestSteps(ground.start, () => 1).length
		},
		best: score(graph, bestPath(graph).turns).total,
		random: share(anyReply),
		first: share((offered) => offered[0]!),
		longest: most((_, text) => [...text].length),
		polite: most(politeWords)
	};
}

/** What the proof says against a role-play. */
export function proofFaults(proof: Proof): string[] {
	const faults: string[] = [];
	const atMost = (limit: number, share: number, bot: string) => {
		if (share > limit) faults.push(`${bot} passes ${share} %; at most ${limit}`);
	};
	if (proof.best < 100) faults.push(`the best path scores ${proof.best}, not 100`);
	atMost(LIMITS.random, proof.random, 'random clicking');
	atMost(LIMITS.first, proof.first, 'always-first');
	for (const [locale, share] of Object.entries(proof.longest))
		atMost(LIMITS.longest, share, `always-longest in ${locale}`);
	for (const [locale, share] of Object.entries(proof.polite))
		atMost(LIMITS.polite, share, `always-politest in ${locale}`);
	return faults;
}

/** For each choice of each scene: how many of 100 random players come by it, and how many of those pass. */
export function traffic(graph: Graph, plays = 10_000): Map<string, { share: number; passed: number | null }> {
	const taken = new Map<string, { n: number; passed: number }>();
	for (const { steps, passed } of played(groundOf(graph), plays, anyReply))
		for (const { at, step } of steps) {
			const count = taken.get(`${at}/${step.id}`) ?? { n: 0, passed: 0 };
			taken.set(`${at}/${step.id}`, { n: count.n + 1, passed: count.passed + (passed ? 1 : 0) });
		}
	return new Map(
		[...taken].map(([key, { n, passed }]) => [key, { share: percent(n, plays), passed: n ? percent(passed, n) : null }])
	);
}

type Bot = (offered: Step[], at: string, random: () => number) => Step;
const anyReply: Bot = (offered, _, random) => offered[Math.floor(random() * offered.length)]!;

/** What every bot plays on: the walk through the graph, and what there is to be earned. */
type Ground = { passMark: number; start: Node; possible: number };
const groundOf = (graph: Graph): Ground => ({
	passMark: graph.passMark,
	start: explore(graph)![0]!,
	possible: bestPath(graph).turns.reduce((total, turn) => total + pointsOf(choiceOf(graph, turn)), 0)
});

function passRate(ground: Ground, plays: number, pick: Bot) {
	let passed = 0;
	for (const play of played(ground, plays, pick)) if (play.passed) passed++;
	return percent(passed, plays);
}

function* played({ passMark, start, possible }: Ground, plays: number, pick: Bot) {
	for (let seed = 1; seed <= plays; seed++) {
		const random = seeded(seed ^ 0x5bd1e995); // its own stream: the seed's decides the order of replies
		const steps: { at: string; step: Step }[] = [];
		for (let node: Node = start; node.steps.length; node = steps.at(-1)!.step.next) {
			const order = shuffled(
				node.steps.map((step) => step.id),
				seed,
				steps.length
			);
			const offered = order.map((id) => node.steps.find((step) => step.id === id)!);
			steps.push({ at: node.play.at, step: pick(offered, node.play.at, random) });
		}
		const earned = steps.reduce((total, { step }) => total + step.points, 0);
		const total = totalOf(
			earned,
			possible,
			steps.some(({ step }) => step.choice.breach)
		);
		yield { steps, passed: total >= passMark };
	}
}

/**
 * Words that sound polite in themselves, by which somebody could pick a reply without having listened. Beginnings of
 * words; anywhere in the text for Chinese, which has no spaces.
 */
const POLITE: Record<string, RegExp> = {
	en: /\b(please|thank|sorry|apolog|of course|certainly|gladly|happy to|glad|pleasure|welcome|kind|appreciate|lovely|excuse|pardon|may i|could i|would you)/giu,
	fi: /(?<!\p{L})(kiitos|kiitti|kiitän|kiitok|anteeksi|pahoittel|ole hyvä|olkaa hyvä|olkaapa|tervetulo|mielellä|ilo|totta kai|tietysti|toki|ystäväll|hauska|mukava|saisinko|voisinko|voisitteko|voisitko|saanko)/giu,
	nl: /(?<!\p{L})(alstublieft|alsjeblieft|graag|dank|bedankt|sorry|excuus|excuses|pardon|spijt|natuurlijk|uiteraard|zeker|welkom|vriendelijk|fijn|leuk|mag ik|zou ik|zou u|zou je|met plezier|gerust)/giu,
	'zh-Hant': /(請|謝|感謝|抱歉|不好意思|對不起|麻煩|歡迎|當然|沒問題|很高興|樂意|您|辛苦|可以嗎|方便)/gu
};

/** How many polite words a reply has. */
const politeWords = (locale: string, text: string) => text.match(POLITE[locale] ?? POLITE.en!)?.length ?? 0;

const percent = (part: number, whole: number) => Math.round((10_000 * part) / whole) / 100;
