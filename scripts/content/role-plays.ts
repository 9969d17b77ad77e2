import { structureFaults } from '../../src/lib/roleplay/engine/checks.ts';
import { Graph, Words } from '../../src/lib/roleplay/engine/graph.ts';
import type { Content } from '../content.ts';
import { LOCALES, hash, inAllLanguages, shape, source, unknownPractices, type Source } from './source.ts';

export function readScenario(root: string, slug: string, content: Content, known: Set<string>) {
	const at = `content/scenarios/${slug}`;
	const sources = { graph: source(root, `${at}/graph.yaml`, content.problems) } as Record<string, Source | undefined>;
	const graph = shape(sources.graph, Graph, content.problems);
	const words: Record<string, Words> = {};
	for (const locale of LOCALES) {
		sources[locale] = source(root, `${at}/${locale}.yaml`, content.problems);
		const said = shape(sources[locale], Words, content.problems);
		if (said) words[locale] = said;
	}
	if (!graph) return;
	const named = [
		...graph.practices,
		...Object.values(graph.scenes).flatMap((s) => Object.values(s.choices).map((c) => c.practice))
	];
	const complain = (line: number, text: string) => content.problems.push({ file: `${at}/graph.yaml`, line, text });
	unknownPractices(sources.graph!, named, known, complain);
	for (const fault of structureFaults({ graph, words })) {
		const where = sources[fault.file]!;
		content.problems.push({
			file: where.file,
			line: where.line(fault.path),
			text: `${fault.path.join('.')} ${fault.problem}`
		});
	}
	if (!inAllLanguages(words)) return;
	content.scenarios[slug] = { slug, version: hash(JSON.stringify({ graph, words })), graph, words };
}

/** A role-play belongs to the module that it names, or is for practice and has a name of its own. */
export function placesOfScenarios({ scenarios, lessons, problems }: Content) {
	for (const [slug, { graph }] of Object.entries(scenarios)) {
		const file = `content/scenarios/${slug}/graph.yaml`;
		if (graph.module && !lessons[graph.module])
			problems.push({ file, line: 1, text: `no sound module "${graph.module}"` });
		if (!graph.module && lessons[slug])
			problems.push({ file, line: 1, text: 'is called as a module is: choose another name' });
	}
}
