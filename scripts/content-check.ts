// `npm run content:check`: proves every lesson and role-play, prints what it found, fails when a rule is broken.
import { LIMITS, proofFaults, prove } from '../src/lib/roleplay/engine/bots.ts';
import { SKILLS } from '../src/lib/roleplay/engine/graph.ts';
import { bestPath, score } from '../src/lib/roleplay/engine/scoring.ts';
import { LOCALES, readContent, say } from './content.ts';

const { lessons, minutes, scenarios, practices, problems } = readContent();
const faults = problems.map(say);

console.log('\nLessons: minutes to read and answer (at most 5)');
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

const shown = new Set(Object.values(scenarios).flatMap((s) => s.graph.practices));
const served = new Set([
	...Object.values(lessons).flatMap((lesson) => lesson.en!.sections.flatMap((s) => s.practices)),
	...shown
]);
const all = Object.values(practices).flat();
// What a conversation can show, some conversation shows; C1 to C8 are a company's own doing.
for (const id of all.filter((id) => !id.startsWith('C') && !shown.has(id)))
	faults.push(`content/practices.yaml:1: no role-play is about ${id}`);
console.log(`Practices served: ${all.filter((id) => served.has(id)).join(' ')} (${served.size} of ${all.length})`);

for (const skill of SKILLS) if (!trained.has(skill)) faults.push(`content/scenarios:1: no role-play scores ${skill}`);
console.log(`Skills scored: ${[...trained].join(' ')} (${trained.size} of ${SKILLS.length})`);

if (faults.length) {
	console.error(`\n${faults.length} to mend:\n${faults.join('\n')}`);
	process.exit(1);
}
