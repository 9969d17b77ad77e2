import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { content } from './scripts/content-plugin.ts';

/** Everything but the two native add-ons goes into the server bundle: a third of the memory and of the start-up time. */
const bundleServer: Plugin = {
	name: 'bundle-server',
	apply: 'build',
	config: () => ({ ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] } })
};

/** The JSON-LD library may fetch; ours never does. What it would fetch with, more than half its weight, stays out. */
const withoutFetching: Plugin = {
	name: 'without-fetching',
	apply: 'build',
	enforce: 'pre',
	resolveId: (id) => (id === '@digitalbazaar/http-client' ? '\0http-client' : undefined),
	load: (id) => (id === '\0http-client' ? 'export const httpClient = undefined;' : undefined)
};

export default defineConfig({
	plugins: [
		tailwindcss(),
		paraglideVitePlugin({
			project: './src/project.inlang',
			outdir: './src/lib/paraglide',
			emitTsDeclarations: true,
			outputStructure: 'message-modules', // the same files in dev, tests and build
			strategy: ['custom-attune', 'baseLocale']
		}),
		content(),
		sveltekit(),
		bundleServer,
		withoutFetching
	],
	build: {
		rolldownOptions: { checks: { pluginTimings: false }, output: { comments: { jsdoc: false, annotation: false } } }
	}
});
