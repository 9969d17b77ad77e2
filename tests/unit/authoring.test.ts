import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { proofFaults, prove } from '#lib/roleplay/engine/bots.ts';
import { LOCALES, readContent, say } from '../../scripts/content.ts';
import { schemas } from '../../scripts/content-schema.ts';

const root = mkdtempSync(join(tmpdir(), 'attune-author-'));
mkdirSync(join(root, 'content'));
for (const path of ['content/practices.yaml', 'content/rubric', 'content/exercises'])
	cpSync(path, join(root, path), { recursive: true });
writeFileSync(join(root, 'content/paths.yaml'), '{}');
afterAll(() => rmSync(root, { recursive: true }));

const scaffold = (...args: string[]) =>
	execFileSync(process.execPath, ['scripts/content-new.ts', ...args, root], { encoding: 'utf8', stdio: 'pipe' });

test('a new role-play is sound from the start, and the check says what is still to be written', () => {
	expect(scaffold('scenario', 'umbrella')).toContain('graph.yaml');
	const { scenarios, problems } = readContent(root);
	expect(problems.map(({ file, text }) => `${file}: ${text}`)).toEqual(
		LOCALES.map((locale) => `content/scenarios/umbrella/${locale}.yaml: title is still to be written, and 95 more`)
	);
	expect(proofFaults(prove(scenarios.umbrella!, 1_000))).toEqual([]);
});

test('nothing that is there is written over, and a name that cannot be one is refused', () => {
	expect(() => scaffold('scenario', 'umbrella')).toThrow(/is there already/);
	expect(() => scaffold('scenario', '../umbrella')).toThrow(/npm run content:new scenario/);
	expect(() => scaffold('lesson', 'umbrella')).toThrow(/npm run content:new scenario/);
});

test('what an editor is told of the files is what the check reads (npm run content:schema)', () => {
	for (const [name, schema] of Object.entries(schemas()))
		expect(JSON.parse(readFileSync(`content/schema/${name}.json`, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('every file names its schema, so that an editor completes it', () => {
	for (const slug of Object.keys(readContent().scenarios))
		for (const name of ['graph', ...LOCALES])
			expect(readFileSync(`content/scenarios/${slug}/${name}.yaml`, 'utf8'), `${slug}/${name}`).toMatch(
				/^# yaml-language-server: \$schema=\.\.\/\.\.\/schema\/(graph|words)\.json\n/
			);
	expect(readContent().problems.map(say)).toEqual([]);
});
