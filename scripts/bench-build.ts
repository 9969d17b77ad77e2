// The bare page that everything is compared with. The app ships none, and its lightest page, /sign-in, renders a whole
// form: that would flatter us. So the bench builds a copy of the sources with one page more, which does nothing but
// render: the root layout, a heading, a paragraph; no load function, no session, no query. It passes the same hooks and
// comes out of the same build as the pages it is compared with.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const SOURCES = [
	'content',
	'drizzle',
	'scripts',
	'src',
	'static',
	'tests/support',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
const BARE_PAGE = { path: 'src/routes/(public)/bare/+page@.svelte', text: '<h1>Bare</h1>\n<p>Nothing but this.</p>\n' };

/** Builds into `folder` unless these very sources were built there before. Gives the path of the app to serve. */
export function build(folder: string) {
	const app = join(folder, 'app');
	const stamp = join(folder, 'app.hash');
	const hash = hashOf([...SOURCES.flatMap(filesIn), import.meta.filename]);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return app;
	rmSync(app, { recursive: true, force: true });
	for (const path of SOURCES) cpSync(path, join(app, path), { recursive: true, filter: isSource });
	symlinkSync(resolve('node_modules'), join(app, 'node_modules'), 'junction');
	mkdirSync(dirname(join(app, BARE_PAGE.path)), { recursive: true });
	writeFileSync(join(app, BARE_PAGE.path), BARE_PAGE.text);
	execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		cwd: app,
		stdio: 'pipe' // silent; what went wrong is in the error
	});
	writeFileSync(stamp, hash);
	return app;
}

/** Neither what a build makes nor the bench itself, which may change without a new build. */
const isSource = (path: string) => !/src[/\\]lib[/\\]paraglide|project\.inlang[/\\]cache|scripts[/\\]bench/.test(path);

function filesIn(path: string): string[] {
	if (!isSource(path)) return [];
	const entries = readdirSync(dirname(path), { withFileTypes: true });
	const isFolder = entries.find((entry) => join(dirname(path), entry.name) === path)!.isDirectory();
	return isFolder ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path];
}

function hashOf(files: string[]) {
	const hash = createHash('sha256');
	for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
	return hash.digest('hex');
}
