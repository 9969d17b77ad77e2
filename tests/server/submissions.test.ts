import { eq } from 'drizzle-orm';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { units as rows } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import { forget, once } from '#lib/platform/submissions.server.ts';
import { submissions } from '#lib/platform/tables.server.ts';
import { openStore } from '#tests/support/company.ts';

let saga: Person;
let company: string;
beforeAll(async () => {
	saga = (await openStore()).people.saga;
	company = saga.company.id;
});
const storesNamed = (name: string) => db().read.$count(rows, eq(rows.name, name));
const conflict = new Refused('submission_reused', 409);
const send = <T>(by: string, id: string, body: unknown, work: () => Promise<T>) =>
	transaction((tx) => once(tx, { by, id, body }, work));

it('the same form again gives the same answer and makes nothing', async () => {
	const form = { kind: 'store' as const, name: 'Kids', parentId: company, submission: crypto.randomUUID() };
	const first = await units.add(saga, form);
	expect(await units.add(saga, form)).toBe(first);
	expect(await storesNamed('Kids')).toBe(1);
});

it('another form under the same id is refused, and nothing of it happens', async () => {
	const form = { kind: 'store' as const, name: 'Books', parentId: company, submission: crypto.randomUUID() };
	await units.add(saga, form);
	await expect(units.add(saga, { ...form, name: 'Toys' })).rejects.toEqual(conflict);
	expect(await storesNamed('Toys')).toBe(0);
});

it('twenty at the same moment are one', async () => {
	const form = { kind: 'store' as const, name: 'Sports', parentId: company, submission: crypto.randomUUID() };
	const answers = await Promise.all(Array.from({ length: 20 }, () => units.add(saga, form)));
	expect(new Set(answers).size).toBe(1);
	expect(await storesNamed('Sports')).toBe(1);
});

it('an answer is the same whatever it is', async () => {
	for (const answer of [{ name: '李薇', list: [1, { deep: null }] }, 'text', 0, false, null]) {
		const id = crypto.randomUUID();
		expect(await send('maya', id, answer, async () => answer)).toEqual(answer);
		expect(await send('maya', id, answer, async () => 'done again')).toEqual(answer);
	}
});

it('ids belong to the one who made them', async () => {
	const id = crypto.randomUUID();
	expect(await send('maya', id, 'hers', async () => 'for Maya')).toBe('for Maya');
	expect(await send('eero', id, 'his', async () => 'for Eero')).toBe('for Eero');
	expect(await send('maya', id, 'hers', async () => 'done again')).toBe('for Maya');
});

it('one that failed can be sent again', async () => {
	const id = crypto.randomUUID();
	const failing = send('maya', id, 'body', () => Promise.reject(new Error('the line went dead')));
	await expect(failing).rejects.toThrow('the line went dead');
	expect(await send('maya', id, 'another body', async () => 'done')).toBe('done');
});

it('an old one is forgotten, a young one is not', async () => {
	const work = vi.fn(async () => 'done');
	const [old, young] = [crypto.randomUUID(), crypto.randomUUID()];
	for (const id of [old, young]) await send('maya', id, '', work);
	const ago = (days: number) => new Date(now().getTime() - days * 24 * 3_600_000);
	await transaction(async (tx) => {
		await tx
			.update(submissions)
			.set({ at: ago(8) })
			.where(eq(submissions.id, old));
		await forget(tx, ago(7));
	});
	work.mockClear();
	await send('maya', young, '', work);
	expect(work).not.toHaveBeenCalled();
	await send('maya', old, '', work);
	expect(work).toHaveBeenCalled();
});
