import * as committing from '../../src/lib/accounts/import-committing.server.ts';
import * as staging from '../../src/lib/accounts/import-staging.server.ts';
import * as undoing from '../../src/lib/accounts/import-undoing.server.ts';
import type { Person } from '../../src/lib/accounts/policy.ts';
import { handlers } from '../../src/jobs.server.ts';

/** Hands in a list of these lines. */
export const handIn = (actor: Person, lines: string[], more: { instead?: string; submission?: string } = {}) =>
	staging.handIn(actor, {
		name: 'people.csv',
		bytes: new TextEncoder().encode(lines.join('\r\n')),
		submission: crypto.randomUUID(),
		...more
	});

/** Does what the worker would do for a list now. */
export async function check(importId: string) {
	for (const name of ['check-import', 'commit-import', 'undo-import'])
		await handlers[name]!({ importId, invite: '' }, { id: importId, attempt: 1 });
}

export async function checked(actor: Person, lines: string[]) {
	const id = await handIn(actor, lines);
	await check(id);
	return id;
}

export async function commit(actor: Person, importId: string, without = 0, invite = false) {
	await committing.ask(actor, importId, { without, invite });
	await handlers['commit-import']!({ importId, invite: invite ? 'yes' : '' }, { id: importId, attempt: 1 });
}

export async function undo(actor: Person, importId: string) {
	await undoing.ask(actor, importId);
	await handlers['undo-import']!({ importId }, { id: importId, attempt: 1 });
}
