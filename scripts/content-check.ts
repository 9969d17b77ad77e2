// `npm run content:check`: proves every lesson and role-play, prints what it found, fails when a rule is broken.
import { proofFaults, prove } from '../src/lib/roleplay/engine/checks.ts';
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

console.log('Role-plays: scores, and how many of 100 blind players pass (10,000 plays each)');
const table: Record<string, Record<string, string | number>> = {};
for (const [slug, scenario] of Object.entries(scenarios)) {
	const passMark = lessons[scenario.graph.module]?.en?.passMark ?? 80;
	const broken = problems.some((problem) => problem.file.startsWith(`content/scenarios/${slug}/`));
	if (broken) continue;
	const proof = prove(scenario, passMark);
	faults.push(...proofFaults(proof).map((fault) => `content/scenarios/${slug}/graph.yaml:1: ${fault}`));
	table[slug] = {
		scenes: proof.scenes,
		turns: `${proof.paths.shortest}–${proof.paths.longest}`,
		'best path': proof.best,
		'random %': proof.random,
		'first %': proof.first,
		...Object.fromEntries(LOCALES.map((locale) => [`longest ${locale} %`, proof.longest[locale]!]))
	};
}
console.table(table);

const served = new Set([
	...Object.values(lessons).flatMap((lesson) => lesson.en!.sections.flatMap((s) => s.practices)),
	...Object.values(scenarios).flatMap((s) => s.graph.practices)
]);
const all = Object.values(practices).flat();
console.log(`Practices served: ${all.filter((id) => served.has(id)).join(' ')} (${served.size} of ${all.length})`);

if (faults.length) {
	console.error(`\n${faults.length} to mend:\n${faults.join('\n')}`);
	process.exit(1);
}
