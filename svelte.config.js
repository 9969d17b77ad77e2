import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';
import { COMPONENTS } from './scripts/content/lesson-text.ts';

/** mdsvex 0.12 still writes Svelte 4's module script; Svelte 5 warns about it in every file. */
const svelte5Module = {
	name: 'svelte5-module',
	markup: ({ content, filename }) =>
		filename?.endsWith('.md') ? { code: content.replace('<script context="module">', '<script module>') } : undefined
};

/** Lessons use our components without importing them. */
const lessonParts = {
	name: 'lesson-parts',
	markup: ({ content, filename }) => {
		if (!filename?.endsWith('.md')) return undefined;
		const used = COMPONENTS.filter((part) => new RegExp(`<${part}\\b`).test(content));
		const imports = used.map((part) => `import ${part} from '#lib/learning/lesson/${part}.svelte';`);
		return used.length ? { code: `${content}\n<script>${imports.join('\n')}</script>` } : undefined;
	}
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [mdsvex({ extensions: ['.md'], smartypants: false }), svelte5Module, lessonParts, vitePreprocess()],
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter(),
		// Kit's own check knows forms only, and no exception for the one-click unsubscribing of mail programs. Ours
		// (platform/requests.server.ts) covers every request that changes something, and hooks ask it first.
		csrf: { trustedOrigins: ['*'] },
		// Only phones of those who observe keep the app (platform/offline.ts).
		serviceWorker: { register: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute of Kit's own: the hidden line that tells screen readers of a new page.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../scripts/**/*.ts',
					'../scripts/**/*.mjs',
					'../drizzle.config.ts',
					'../playwright.config.ts'
				]
			})
		}
	}
};
