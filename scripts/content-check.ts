// `npm run content:check`: proves every lesson and role-play, prints what it found, fails when a rule is broken.
import { LIMITS, proofFaults, prove } from '../src/lib/roleplay/engine/bots.ts';
import { SKILLS } from '../src/lib/roleplay/engine/graph.ts';
import { bestPath, score } from '../src/lib/roleplay/engine/scoring.ts';
import { LOCALES, readContent, say } from './content.ts';
import { coverage, gaps } from './content/coverage.ts';
import { ALOUD_SECONDS, secondsAloud } from './content/exercises.ts';
import { MINUTES, SECTION_SECONDS } from './content/lessons.ts';
import { VARIANTS } from './content/practice.ts';
import { charactersAtOnce, lix } from './content/readability.ts';

const content = readContent();
const { lessons, minutes, prose, scenarios, exercises, paths, problems } = content;
const faults = [...problems, ...gaps(content)].map(say);

console.log(`\nLessons: minutes to read and answer (at most ${MINUTES}; a section at most ${SECTION_SECONDS} seconds)`);
console.table(
	Object.fromEntries(
		Object.entries(lessons).map(([slug, lesson]) => [
			slug,
			{
				sections: lesson.en!.sections.length,
				checks: lesson.en!.sections.filter((s) => s.check).length,
				...Object.fromEntries(LOCALES.map((locale) => [locale, minutes[slug]![locale]!.toFixed(1)]))
			}
		])
	)
);

console.log(
	'Readability: LIX (en, fi, nl: lower is easier; Finnish runs higher), and Chinese characters between two signs'
);
const ease = (locale: string, text: string) => (locale === 'zh-Hant' ? charactersAtOnce(text) : lix(text)).toFixed(1);
console.table(
	Object.fromEntries(
		Object.keys(lessons).map((slug) => [
			slug,
			Object.fromEntries(LOCALES.map((locale) => [locale, ease(locale, prose[slug]![locale]!)]))
		])
	)
);

console.log('Paths');
console.table(
	Object.fromEntries(
		Object.entries(paths).map(([slug, { after, modules }]) => [
			slug,
			{
				after: after ?? '',
				minutes: modules.reduce((sum, module) => sum + (lessons[module]?.en?.minutes ?? 0), 0),
				modules: modules.join(', ')
			}
		])
	)
);

console.log(
	`Role-plays: how many of 100 blind players pass, in 10,000 plays each; at most ${LIMITS.random} at random, ${LIMITS.first} always first,\n` +
		`${LIMITS.longest} always longest, ${LIMITS.polite} most polite words (${LOCALES.join(' / ')})`
);
const trained = new Set<string>();
const table: Record<string, Record<string, string | number>> = {};
for (const [slug, scenario] of Object.entries(scenarios)) {
	const broken = problems.some((problem) => problem.file.startsWith(`content/scenarios/${slug}/`));
	if (broken) continue;
	const proof = prove(scenario);
	for (const { skill } of score(scenario.graph, bestPath(scenario.graph).turns).skills) trained.add(skill);
	faults.push(...proofFaults(proof).map((fault) => `content/scenarios/${slug}/graph.yaml:1: ${fault}`));
	table[slug] = {
		scenes: proof.scenes,
		turns: `${proof.turns.shortest}–${proof.turns.longest}`,
		'pass mark': scenario.graph.passMark,
		best: proof.best,
		'random %': proof.random,
		'first %': proof.first,
		'longest %': LOCALES.map((locale) => proof.longest[locale]!).join(' / '),
		'polite %': LOCALES.map((locale) => proof.polite[locale]!).join(' / ')
	};
}
console.table(table);

console.log(`Exercises for a stand-up: seconds to read aloud (at most ${ALOUD_SECONDS} of their two minutes)`);
console.table(
	Object.fromEntries(
		Object.entries(exercises).flatMap(([skill, words]) =>
			words.en!.map(({ id }, i) => [
				`${skill}/${id}`,
				Object.fromEntries(LOCALES.map((locale) => [locale, secondsAloud(words[locale]![i]!)]))
			])
		)
	)
);

console.log(
	`Coverage: where each practice is taught, played, practised (${VARIANTS} wordings or more), looked up, and tried in a stand-up`
);
const served = coverage(content);
console.table(
	Object.fromEntries(Object.entries(served).map(([id, row]) => [id, { ...row, modules: row.modules.join(', ') }]))
);
const covered = Object.values(served).filter(({ sections, variants }) => sections && variants).length;
const all = Object.keys(served).length;
console.log(`Practices served: ${covered} of ${all} (${Math.round((100 * covered) / all)} %)`);

for (const skill of SKILLS) if (!trained.has(skill)) faults.push(`content/scenarios:1: no role-play scores ${skill}`);
console.log(`Skills scored: ${[...trained].join(' ')} (${trained.size} of ${SKILLS.length})`);

if (faults.length) {
	console.error(`\n${faults.length} to mend:\n${faults.join('\n')}`);
	process.exit(1);
}
