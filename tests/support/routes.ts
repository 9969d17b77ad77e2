import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROUTES = 'src/routes';

/** Every page, endpoint and action there is: `GET /(app)/team`, `POST /(app)/team?/remind`. Read from the folders. */
export function allRoutes(folder = ROUTES): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return allRoutes(path);
		const id = folder.slice(ROUTES.length) || '/';
		if (entry.name === '+page.svelte') return [`GET ${id}`];
		if (entry.name === '+server.ts') return methodsOf(path).map((method) => `${method} ${id}`);
		if (entry.name !== '+page.server.ts') return [];
		const actions = actionsOf(path).map((action) => `POST ${id}${action === 'default' ? '' : `?/${action}`}`);
		const alone = !readdirSync(folder).includes('+page.svelte');
		return alone ? [`GET ${id}`, ...actions] : actions;
	});
}

const methodsOf = (file: string) =>
	[...readFileSync(file, 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map((found) => found[1]!);

function actionsOf(file: string) {
	const [, actions] = /export const actions = \{\n([\s\S]*?)\n\};/.exec(readFileSync(file, 'utf8')) ?? [];
	return [...(actions ?? '').matchAll(/^\t(\w+):/gm)].map((found) => found[1]!);
}
