import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The one order of the house: a domain imports only from its left (docs/decisions/001-domain-first.md). */
const ORDER = ['platform', 'accounts', 'recognition', 'learning', 'roleplay', 'coaching', 'insight', 'awards'];

const zones = [
	...ORDER.map((domain, i) => ({
		target: `./src/lib/${domain}`,
		from: ['./src/routes', ...ORDER.slice(i + 1).map((right) => `./src/lib/${right}`)],
		message: `${domain} imports only from its left: ${ORDER.slice(0, i).join(' → ') || 'nothing'}.`
	})),
	{
		target: './src/lib/ui',
		from: ['./src/routes', './src/lib/paraglide', ...ORDER.map((domain) => `./src/lib/${domain}`)],
		message: 'ui knows no domain and has no words of its own.'
	},
	{ target: './src/lib/platform', from: './src/lib/ui', message: 'platform knows no components.' },
	{
		target: './src/routes',
		from: ['./src/lib/*/tables.server.ts', './src/lib/platform/database/**', './src/lib/roleplay/engine/**'],
		message: 'A route translates and a domain decides: no tables, no transactions, no engine here.'
	},
	...ORDER.filter((domain) => domain !== 'roleplay').map((domain) => ({
		target: `./src/lib/${domain}`,
		from: './src/lib/roleplay/engine/**',
		message: 'A subfolder is private to its domain.'
	}))
];

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', 'src/lib/paraglide/', 'data/']),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.svelte'] })],
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] } // what no-cycle opens; without it, only .js
		},
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off', // TypeScript checks names
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-navigation-without-resolve': 'off', // Attune is served from the root of its host
			'import-x/no-restricted-paths': ['error', { zones }],
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['$lib', '$lib/**'], message: 'Import as #lib/<domain>/<file>.ts.' }] }
			]
		}
	},
	{ files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } } },
	{
		// A query that nobody awaits would run outside its transaction.
		files: ['src/**/*.{ts,svelte}', 'tests/**/*.ts', 'scripts/**/*.ts'],
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname }
		},
		rules: { '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }] }
	},
	{
		// The present comes from the clock, so that it can be an argument.
		files: ['src/lib/**/*.{ts,svelte}'],
		ignores: ['src/lib/platform/clock.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: 'Take `at = now()` from platform/clock.ts.'
				},
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'Take `at = now()` from platform/clock.ts.'
				}
			]
		}
	},
	{ files: ['tests/e2e/**'], rules: { 'no-empty-pattern': 'off' } } // Playwright reads the fixtures it should make from the pattern
);
