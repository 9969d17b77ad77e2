// Gives the app what content/ holds besides its text, and stops the build when a file is malformed.
import type { Plugin } from 'vite';
import { readContent, say, type Content } from './content.ts';

const parts: Record<string, (content: Content) => unknown> = {
	'virtual:lessons': (content) => content.lessons,
	'virtual:scenarios': (content) => content.scenarios,
	'virtual:paths': (content) => content.paths,
	'virtual:practice': (content) => content.practice,
	'virtual:answers': (content) => content.answers,
	'virtual:rubric': (content) => content.rubric,
	'virtual:exercises': (content) => content.exercises,
	'virtual:skills': (content) => content.practices
};

export function content(): Plugin {
	return {
		name: 'attune-content',
		resolveId: (id) => (id in parts ? `\0${id}` : undefined),
		load(id) {
			const part = parts[id.slice(1)];
			if (!id.startsWith('\0virtual:') || !part) return undefined;
			const read = readContent();
			if (read.problems.length) this.error(`content:\n${read.problems.map(say).join('\n')}`);
			return `export default JSON.parse(${JSON.stringify(JSON.stringify(part(read)))});`;
		}
	};
}
