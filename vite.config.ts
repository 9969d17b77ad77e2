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
		bundleServer
	],
	build: {
		rolldownOptions: { checks: { pluginTimings: false }, output: { comments: { jsdoc: false, annotation: false } } }
	}
});
