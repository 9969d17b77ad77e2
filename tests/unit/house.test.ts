// The canary: the rules of the house are kept by ESLint, and this test sees to it that ESLint still keeps them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const ORDER = ['platform', 'accounts', 'recognition', 'learning', 'roleplay', 'coaching', 'insight', 'awards'];
const domains = ORDER.filter((domain) => existsSync(`src/lib/${domain}`));
const PROMISES = '@typescript-eslint/no-floating-promises';
const thorough = new ESLint();
/** The same without the one rule that has to know every type of the house: a hundred times as fast. */
const quick = new ESLint({
	overrideConfig: {
		languageOptions: { parserOptions: { projectService: false } },
		rules: { [PROMISES]: 'off' }
	}
});

/** What ESLint would say if this were the text of that file: the rules by line. */
async function lint(file: string, lines: string[], eslint = quick) {
	expect(existsSync(file), `${file} is where the canary sits`).toBe(true);
	const [result] = await eslint.lintText(lines.join('\n'), { filePath: file });
	return result!.messages.map(({ line, ruleId }) => `${line} ${ruleId}`);
}

const PLACES = 'import-x/no-restricted-paths';

describe('a domain imports from its left only', () => {
	test.each(domains)('%s', async (domain) => {
		const lines = domains.map((other) => `export * as ${other} from '#lib/${other}/tables.server.ts';`);
		const reported = await lint(`src/lib/${domain}/tables.server.ts`, lines);
		const right = domains.flatMap((other, i) => (i > domains.indexOf(domain) ? [`${i + 1} ${PLACES}`] : []));
		expect(reported.filter((r) => r.endsWith(PLACES))).toEqual(right);
	});
});

describe('the linter refuses', () => {
	test.each([
		['a way round by a relative path', 'src/lib/platform/paths.ts', `export * from '../accounts/policy.ts';`],
		['a type', 'src/lib/learning/lesson.ts', `export type { Skill } from '#lib/roleplay/words.ts';`],
		['a late import', 'src/lib/learning/lesson.ts', `export const a = () => import('#lib/awards/rules.ts');`],
		['a domain that knows routes', 'src/lib/awards/rules.ts', `export * from '../../routes/+layout.svelte';`],
		['ui that knows a domain', 'src/lib/ui/icons.ts', `export * from '#lib/accounts/policy.ts';`],
		['ui that knows the platform', 'src/lib/ui/icons.ts', `export * from '#lib/platform/clock.ts';`],
		['ui with words of its own', 'src/lib/ui/icons.ts', `export * from '#lib/paraglide/messages.js';`],
		['a platform with components', 'src/lib/platform/paths.ts', `export * from '#lib/ui/icons.ts';`],
		['a route at a table', 'src/routes/(app)/boards/+page.server.ts', `export * from '#lib/awards/tables.server.ts';`],
		['a route at the database', 'src/routes/(app)/+page.server.ts', `export * from '#lib/platform/database/index.ts';`],
		['a route at the engine', 'src/routes/(app)/+page.server.ts', `export * from '#lib/roleplay/engine/play.ts';`],
		['another domain in the engine', 'src/lib/awards/rules.ts', `export * from '#lib/roleplay/engine/scoring.ts';`]
	])('%s', async (_, file, line) => {
		expect(await lint(file, [line])).toContain(`1 ${PLACES}`);
	});

	test('ui that knows a domain, in a component', async () => {
		const lines = [
			'<script lang="ts">',
			`import { isAdmin } from '#lib/accounts/policy.ts';`,
			'</script>',
			'{isAdmin}'
		];
		expect(await lint('src/lib/ui/Bar.svelte', lines)).toContain(`2 ${PLACES}`);
	});

	test.each([
		['$lib', 'src/lib/awards/rules.ts', `export * from '$lib/accounts/policy.ts';`, 'no-restricted-imports'],
		[
			'files that import each other',
			'src/lib/roleplay/engine/play.ts',
			`export * from './scoring.ts';`,
			'import-x/no-cycle'
		],
		['the present, milliseconds', 'src/lib/awards/rules.ts', 'export const at = Date.now();', 'no-restricted-syntax'],
		['the present, a date', 'src/lib/awards/rounds.server.ts', 'export const at = new Date();', 'no-restricted-syntax']
	])('%s', async (_, file, line, rule) => {
		expect(await lint(file, [line])).toContain(`1 ${rule}`);
	});

	test('a write that nobody awaits', async () => {
		const lines = [
			`import { transaction } from '#lib/platform/database/index.ts';`,
			'export const late = () => { transaction(async () => 1); };',
			'export const good = async () => { await transaction(async () => 1); };'
		];
		expect(await lint('src/lib/awards/rounds.server.ts', lines, thorough)).toEqual([`2 ${PROMISES}`]);
	});
});

test.each([
	['a domain and its left', 'src/lib/awards/rules.ts', `export * from '#lib/accounts/policy.ts';`],
	['a domain and a component', 'src/lib/awards/rules.ts', `export * from '#lib/ui/icons.ts';`],
	['a domain and its words', 'src/lib/awards/rules.ts', `export * from '#lib/paraglide/messages.js';`],
	['a domain and its own folder', 'src/lib/roleplay/words.ts', `export * from './engine/graph.ts';`],
	['a route and a domain', 'src/routes/(app)/+page.server.ts', `export * from '#lib/awards/rounds.server.ts';`],
	['a route and the platform', 'src/routes/(app)/+page.server.ts', `export * from '#lib/platform/http.ts';`],
	['a moment that was given', 'src/lib/awards/rules.ts', 'export const day = (at: number) => new Date(at);'],
	['the clock', 'src/lib/platform/clock.ts', 'export const now = () => new Date(Date.now());']
])('the linter allows %s', async (_, file, line) => {
	expect(await lint(file, [line])).toEqual([]);
});

describe('everything has its place', () => {
	const ignored = readFileSync('.gitignore', 'utf8').split('\n');
	const entries = (folder: string) =>
		readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !ignored.includes(name) && name !== '.DS_Store');

	test('the top of the repository holds the known folders, and beside them settings and papers', () => {
		const visible = entries('.').filter(({ name }) => !name.startsWith('.'));
		const folders = visible.filter((entry) => entry.isDirectory()).map(({ name }) => name);
		const known = ['content', 'docs', 'drizzle', 'scripts', 'src', 'static', 'tests'];
		expect(folders.filter((name) => !known.includes(name))).toEqual([]);
		const files = visible.filter((entry) => entry.isFile()).map(({ name }) => name);
		const setting = /^([\w-]+\.config\.(js|ts)|(package|package-lock|tsconfig|knip)\.json|[\w.-]+\.ya?ml)$/;
		const paper = /^([A-Z]+(\.md)?|Dockerfile)$/;
		expect(files.filter((name) => !setting.test(name) && !paper.test(name))).toEqual([]);
	});

	test('the library holds the domains, ui and the words that Paraglide makes', () => {
		const folders = entries('src/lib').map(({ name }) => name);
		expect(folders.filter((name) => ![...ORDER, 'ui', 'paraglide'].includes(name))).toEqual([]);
	});

	test.each([...domains, 'ui'])('%s holds nouns and components', (domain) => {
		const folders: Record<string, string[]> = {
			learning: ['lesson'],
			roleplay: ['engine', 'portraits'],
			platform: ['database'],
			awards: ['credentials']
		};
		const odd = entries(`src/lib/${domain}`).filter((entry) => {
			if (entry.isDirectory()) return !folders[domain]?.includes(entry.name);
			if (/^(utils?|helpers?|services?|common|misc|shared|types|constants|index)\b/.test(entry.name)) return true;
			return !/^([A-Z][A-Za-z]*\.svelte|[a-z][a-z-]*(\.server)?\.ts)$/.test(entry.name);
		});
		expect(odd.map(({ name }) => name)).toEqual([]);
	});

	test('tables and queries are server files; policies, forms and words are for the browser too', () => {
		for (const domain of domains)
			for (const { name } of entries(`src/lib/${domain}`)) {
				expect(name).not.toMatch(/^(tables\.ts|(policy|forms|words)\.server\.ts)$/);
				if (!/^(policy|forms|words)\.ts$/.test(name)) continue;
				expect(readFileSync(`src/lib/${domain}/${name}`, 'utf8'), `${domain}/${name}`).not.toMatch(
					/from '.*\.server\.ts'/
				);
			}
	});

	test('the engine is pure: it knows its own files and zod', () => {
		for (const { name } of entries('src/lib/roleplay/engine')) {
			const imports = readFileSync(`src/lib/roleplay/engine/${name}`, 'utf8').matchAll(/\bfrom '([^']+)'/g);
			for (const [, from] of imports) expect(from, name).toMatch(/^(zod|\.\/[a-z-]+\.ts)$/);
		}
	});
});
