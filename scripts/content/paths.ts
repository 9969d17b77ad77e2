import { Paths } from '../../src/lib/learning/lesson.ts';
import type { Content } from '../content.ts';
import { shape, source } from './source.ts';

/** The ticket to the empathy award. */
const NEEDED = ['empathy'];

/** The paths through the modules: none leads to a module that is not there, and none comes after itself. */
export function readPaths(root: string, content: Content) {
	const found = source(root, 'content/paths.yaml', content.problems);
	const paths = shape(found, Paths, content.problems);
	if (!found || !paths) return;
	const complain = (path: PropertyKey[], text: string) =>
		content.problems.push({ file: found.file, line: found.line(path), text });
	for (const [slug, { modules, after }] of Object.entries(paths)) {
		modules.forEach((module, i) => {
			if (!content.lessons[module]) complain([slug, 'modules', i], `no sound module "${module}"`);
			if (modules.indexOf(module) !== i) complain([slug, 'modules', i], `"${module}" stands twice in this path`);
		});
		const before = new Set<string>();
		for (let at: string | undefined = after; at; at = paths[at]?.after) {
			if (!paths[at]) complain([slug, 'after'], `no path "${at}"`);
			if (at === slug || before.has(at)) {
				complain([slug, 'after'], `comes after itself`);
				break;
			}
			before.add(at);
		}
	}
	const taught = new Set(Object.values(paths).flatMap(({ modules }) => modules));
	for (const module of Object.keys(content.lessons))
		if (!taught.has(module)) complain([], `no path leads to "${module}"`);
	content.paths = paths;
	if (Object.keys(content.lessons).length === 0) return;
	for (const slug of NEEDED) if (!paths[slug]) complain([], `has no path "${slug}": an award asks for it`);
	if (!Object.values(paths).some((path) => path.for === 'joiners'))
		complain([], 'has no path for joiners: a new team asks for one');
}
