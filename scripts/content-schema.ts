// `npm run content:schema`: writes content/schema/*.json, by which an editor completes and checks a role-play's files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { z } from 'zod';
import { Graph, Words } from '../src/lib/roleplay/engine/graph.ts';

/** What an editor needs to know of a role-play's two kinds of file. */
export const schemas = () => ({
	graph: schemaOf('Graph of a role-play', Graph),
	words: schemaOf('Words of a role-play', Words)
});

const schemaOf = (title: string, schema: typeof Graph | typeof Words) => ({
	title,
	...z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
});

if (import.meta.main) {
	mkdirSync('content/schema', { recursive: true });
	for (const [name, schema] of Object.entries(schemas()))
		writeFileSync(
			`content/schema/${name}.json`,
			await format(JSON.stringify(schema), { parser: 'json', useTabs: true, printWidth: 120 })
		);
}
