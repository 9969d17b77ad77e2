// Each practice is taught somewhere, practised somewhere and, where a conversation can show it, played somewhere.
import type { Content } from '../content.ts';
import type { Problem } from './source.ts';

export type Served = { sections: number; modules: string[]; scenarios: number; variants: number; answers: number };

export function coverage({ lessons, scenarios, practice, answers, practices }: Content): Record<string, Served> {
	const count = <T>(all: T[], serves: (one: T) => boolean) => all.filter(serves).length;
	return Object.fromEntries(
		Object.values(practices)
			.flat()
			.map((id) => {
				const inModules = Object.entries(lessons).filter(([, lesson]) => lesson.en!.practices.includes(id));
				return [
					id,
					{
						sections: inModules.reduce((sum, [, l]) => sum + count(l.en!.sections, (s) => s.practices.includes(id)), 0),
						modules: inModules.map(([slug]) => slug),
						scenarios: count(Object.values(scenarios), ({ graph }) => graph.practices.includes(id)),
						variants: (practice[id]?.en ?? []).reduce((sum, { variants }) => sum + variants.length, 0),
						answers: count(Object.values(answers), (answer) => answer.en!.practices.includes(id))
					}
				];
			})
	);
}

/** What no lesson, no role-play or no item of practice is about. C3, C4 and C8 are figures: no conversation shows them. */
export function gaps(content: Content): Problem[] {
	const gap = (text: string): Problem => ({ file: 'content/practices.yaml', line: 1, text });
	return Object.entries(coverage(content)).flatMap(([id, { sections, scenarios, variants }]) => [
		...(sections ? [] : [gap(`no section of a lesson teaches ${id}`)]),
		...(scenarios || NO_CONVERSATION.includes(id) ? [] : [gap(`no role-play is about ${id}`)]),
		...(variants ? [] : [gap(`no item of practice asks ${id}: write content/practice/${id}`)])
	]);
}

const NO_CONVERSATION = ['C3', 'C4', 'C8'];
