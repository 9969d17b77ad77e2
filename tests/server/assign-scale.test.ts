import { expect, test } from 'vitest';
import { notices } from '#lib/accounts/tables.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as rolePlays from '#lib/learning/role-plays.server.ts';
import * as standing from '#lib/learning/standing.server.ts';
import { assignmentPeople, assignments as table } from '#lib/learning/tables.server.ts';
import { countQueries } from '#lib/platform/database/database.ts';
import { db } from '#lib/platform/database/index.ts';
import { openStore } from '#tests/support/company.ts';
import { crowd } from '#tests/support/crowd.ts';

const ASKED = new Date('2026-11-18T09:00:00Z');
const LATER = new Date('2026-11-22T09:00:00Z');

test('twenty things to learn for a thousand people are twenty rows and a thousand, read in as many queries as for one', async () => {
	const { people, units } = await openStore();
	const ids = await crowd(1_000, units.Everyday!, people.saga.company.id, new Date('2026-11-01T09:00:00Z'));
	const modules = catalogue.slugs;
	const scenarios = rolePlays.slugs.slice(0, 20 - modules.length);
	const form = {
		...{ modules, scenarios, audience: 'people' as const, people: ids },
		...{ dueOn: '2026-12-05', submission: crypto.randomUUID() }
	};
	const presses = await Promise.all([1, 2].map(() => assigning.assign(people.omar, units.Shoes!, form, ASKED)));
	expect(presses).toEqual(Array(2).fill({ batchId: presses[0]!.batchId, subjects: 20, people: 1_000 }));
	expect(await db().read.select().from(table)).toHaveLength(20);
	expect(await db().read.select().from(assignmentPeople)).toHaveLength(1_000);
	expect(await db().read.select().from(notices)).toHaveLength(1_000);
	const queries = async (members: { id: string }[]) => {
		const tally = { queries: 0 };
		const all = await countQueries(tally, () => assignments.ofMembers(members, 'Europe/Helsinki', LATER));
		expect([...all.values()].every((mine) => mine.length === 20)).toBe(true);
		return tally.queries;
	};
	const one = await queries([{ id: ids[0]! }]);
	expect(one).toBeLessThan(10);
	expect(await queries(ids.map((id) => ({ id })))).toBe(one);
	const list = await standing.list(people.omar, units.Everyday!, 'en', LATER);
	expect(list.batches).toMatchObject([{ people: 1_000, done: 0, modules: modules.length, audience: 'people' }]);
});
