// Reads content/ from disk: for the build (content-plugin.ts) and for `npm run content:check`.
import type { Rubric } from '../src/lib/coaching/anchors.ts';
import type { Exercise } from '../src/lib/coaching/exercise.ts';
import type { Item } from '../src/lib/coaching/item.ts';
import type { Answer, Lesson, Paths } from '../src/lib/learning/lesson.ts';
import { SKILLS, type Scenario } from '../src/lib/roleplay/engine/graph.ts';
import { readAnswers } from './content/answers.ts';
import { readExercises } from './content/exercises.ts';
import { readModule } from './content/lessons.ts';
import { readPaths } from './content/paths.ts';
import { readPractice } from './content/practice.ts';
import { placesOfScenarios, readScenario } from './content/role-plays.ts';
import { readRubric } from './content/rubric.ts';
import { folders, source, type Problem } from './content/source.ts';

export { LOCALES, say } from './content/source.ts';

/** The skills, and what a shop as a whole does. */
const SHELVES = [...SKILLS, 'shop'];

export type Content = {
	lessons: Record<string, Record<string, Lesson>>;
	minutes: Record<string, Record<string, number>>;
	/** The text of each lesson, without frontmatter and components. */
	prose: Record<string, Record<string, string>>;
	scenarios: Record<string, Scenario>;
	practice: Record<string, Record<string, Item[]>>;
	answers: Record<string, Record<string, Answer>>;
	/** What the marks 0–3 mean, by language. */
	rubric: Record<string, Rubric>;
	/** Two minutes in a stand-up, by skill. */
	exercises: Record<string, Record<string, Exercise[]>>;
	paths: Paths;
	practices: Record<string, string[]>;
	problems: Problem[];
};

export function readContent(root = '.'): Content {
	const problems: Problem[] = [];
	const practices = (source(root, 'content/practices.yaml', problems)?.doc.toJS() ?? {}) as Content['practices'];
	for (const skill of Object.keys(practices))
		if (!(SHELVES as string[]).includes(skill))
			problems.push({
				file: 'content/practices.yaml',
				line: 1,
				text: `no skill "${skill}": there are ${SHELVES.join(', ')}`
			});
	const known = new Set(Object.values(practices).flat());
	const content: Content = {
		...{
			lessons: {},
			minutes: {},
			prose: {},
			scenarios: {},
			practice: {},
			answers: {},
			rubric: {},
			exercises: {},
			paths: {}
		},
		practices,
		problems
	};
	for (const slug of folders(root, 'content/scenarios')) readScenario(root, slug, content, known);
	for (const slug of folders(root, 'content/modules')) readModule(root, slug, content, known);
	placesOfScenarios(content);
	readPaths(root, content);
	readPractice(root, content, known);
	readAnswers(root, content, known);
	readRubric(root, content);
	readExercises(root, content, known);
	return content;
}
