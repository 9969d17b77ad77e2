// Each practice is taught somewhere, practised somewhere and, where a conversation can show it, played and tried somewhere.
import { SKILLS } from '../../src/lib/roleplay/skills.ts';
import type { Content } from '../content.ts';
import type { Problem } from './source.ts';

export type Served = Record<'sections' | 'scenarios' | 'variants' | 'answers' | 'exercises', number> & {
	modules: string[];
};

export function coverage({
	lessons,
	scenarios,
	practice,
	answers,
	exercises,
	practices
}: Content): Record<string, Served> {
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
						answers: count(Object.values(answers), (answer) => answer.en!.practices.includes(id)),
						exercises: count(
							Object.values(exercises).flatMap(({ en }) => en!),
							(exercise) => exercise.practices.includes(id)
						)
					}
				];
			})
	);
}

/** What no lesson, role-play, item of practice or (of the six skills) exercise is about. C3, C4 and C8 are figures: no conversation shows them. */
export function gaps(content: Content): Problem[] {
	const gap = (text: string): Problem => ({ file: 'content/practices.yaml', line: 1, text });
	const ofSkills = new Set(SKILLS.flatMap((skill) => content.practices[skill] ?? []));
	return Object.entries(coverage(content)).flatMap(([id, { sections, scenarios, variants, exercises }]) => [
		...(sections ? [] : [gap(`no section of a lesson teaches ${id}`)]),
		...(scenarios || NO_CONVERSATION.includes(id) ? [] : [gap(`no role-play is about ${id}`)]),
		...(variants ? [] : [gap(`no item of practice asks ${id}: write content/practice/${id}`)]),
		...(exercises || !ofSkills.has(id) ? [] : [gap(`no exercise for a stand-up is about ${id}`)])
	]);
}

const NO_CONVERSATION = ['C3', 'C4', 'C8'];
