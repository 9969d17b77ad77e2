import { Exercises, type Exercise } from '../../src/lib/coaching/exercise.ts';
import { minutesToRead } from '../../src/lib/platform/reading.ts';
import { SKILLS, isSkill } from '../../src/lib/roleplay/skills.ts';
import type { Content } from '../content.ts';
import { LOCALES, folders, inAllLanguages, shape, source, unknownPractices, type Source } from './source.ts';

/** Of the two minutes, what may go on reading it out: the rest is for doing it. */
export const ALOUD_SECONDS = 45;
/** Aloud takes longer than by eye. */
const ALOUD = 1.4;

/** What is read out of an exercise. */
export const secondsAloud = ({ says, steps, asks }: Exercise) =>
	Math.round(minutesToRead([says, ...steps, asks].join('\n')) * 60 * ALOUD);

/** Exercises for a stand-up: three for every skill or more, the same ones in every language. */
export function readExercises(root: string, content: Content, known: Set<string>) {
	for (const skill of folders(root, 'content/exercises'))
		if (!isSkill(skill))
			content.problems.push({
				file: `content/exercises/${skill}`,
				line: 1,
				text: `no skill "${skill}": there are ${SKILLS.join(', ')}`
			});
	for (const skill of SKILLS) {
		const exercises: Record<string, Exercise[]> = {};
		let english: string | undefined;
		for (const locale of LOCALES) {
			const found = source(root, `content/exercises/${skill}/${locale}.yaml`, content.problems);
			const read = shape(found, Exercises, content.problems);
			if (!found || !read) continue;
			exercises[locale] = read;
			exerciseProblems(found, read, skill, content, known);
			const structure = structureOf(read);
			english ??= structure;
			if (structure !== english)
				content.problems.push({
					file: found.file,
					line: 1,
					text: 'has other exercises, practices or steps than en.yaml'
				});
		}
		if (inAllLanguages(exercises)) content.exercises[skill] = exercises;
	}
}

function exerciseProblems(found: Source, exercises: Exercise[], skill: string, content: Content, known: Set<string>) {
	const complain = (line: number, text: string) => content.problems.push({ file: found.file, line, text });
	unknownPractices(
		found,
		exercises.flatMap(({ practices }) => practices),
		known,
		complain
	);
	if (new Set(exercises.map(({ id }) => id)).size < exercises.length) complain(1, 'two exercises have the same id');
	exercises.forEach((exercise, i) => {
		if (!exercise.practices.some((id) => content.practices[skill]?.includes(id)))
			complain(found.line([i, 'practices']), `${exercise.id} serves no practice of ${skill}`);
		const seconds = secondsAloud(exercise);
		if (seconds > ALOUD_SECONDS)
			complain(
				found.line([i]),
				`${exercise.id} takes ${seconds} seconds to read aloud; at most ${ALOUD_SECONDS} of its two minutes: cut words`
			);
	});
}

const structureOf = (exercises: Exercise[]) =>
	JSON.stringify(exercises.map((one) => [one.id, one.with, one.practices, one.steps.length]));
