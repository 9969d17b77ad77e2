import { beforeAll, expect, it } from 'vitest';
import { grants, people as persons } from '#lib/accounts/tables.server.ts';
import * as attention from '#lib/coaching/attention.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import { filterFrom } from '#lib/learning/matrix.ts';
import * as matrix from '#lib/learning/matrix.server.ts';
import { reminders as reminderTable } from '#lib/learning/tables.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { countQueries } from '#lib/platform/database/database.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { openStore } from '#tests/support/company.ts';

const MEMBERS = 995;
const OPENED = new Date('2026-10-01T09:00:00Z');
const ASKED = new Date('2026-11-01T09:00:00Z');
const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof openStore>>['people'];
let units: Record<string, string>;
beforeAll(async () => {
	({ people, units } = await openStore(OPENED));
	await assigning.assign(
		people.lotta,
		units.Everyday!,
		{
			...{ modules: ['greeting', 'trust'], paths: [], audience: 'unit' },
			dueOn: '2026-11-10',
			submission: crypto.randomUUID()
		},
		ASKED
	);
});

/** What the pages ask of the database, and what they show of it. */
async function pages() {
	const tally = { queries: 0, statements: [] as string[] };
	const shown = await countQueries(tally, async () => {
		const seen = await team.find(people.lotta, units.Everyday!, NOW);
		const lists = await attention.of(people.lotta, seen, 'en', NOW);
		const asked = new URLSearchParams('sort=need&page=2');
		const table = await matrix.of(seen, filterFrom(asked, []), 'en');
		return { lists: attention.shown(lists, null, 1), table };
	});
	return { ...shown, ...tally };
}

it('a team of a thousand asks no more of the database than one of five, shows no more, and can be reminded at once', async () => {
	const few = await pages();
	expect(few.lists.lists).toMatchObject([{ list: 'overdue', n: 5 }]);
	await transaction(async (tx) => {
		const crowd = Array.from({ length: MEMBERS }, (_, i) => ({
			...{ id: crypto.randomUUID(), companyId: people.lotta.company.id, name: `Hand ${i}` },
			...{ email: `hand-${i}@halla.example`, createdAt: OPENED }
		}));
		for (const some of batchesOf(crowd)) {
			await tx.insert(persons).values(some);
			const role = { role: 'learner' as const, unitId: units.Everyday!, from: OPENED };
			await tx.insert(grants).values(some.map(({ id }) => ({ personId: id, ...role })));
		}
	});
	const many = await pages();
	expect(many.lists.lists).toMatchObject([{ list: 'overdue', n: MEMBERS + 5 }]);
	expect(many.lists.lists[0]!.entries).toHaveLength(12);
	expect(many.table).toMatchObject({ found: MEMBERS + 5, page: 2, pages: 20 });
	expect(many.table.rows).toHaveLength(50);
	expect(many.queries).toBe(few.queries);
	// What was read of lessons is asked only for those in the table.
	const ofSections = many.statements.filter((sql) => sql.includes('sections_seen'));
	expect(ofSections.map((sql) => sql.match(/\?|\$\d+/g)!.length)).toEqual([50]);
	const { reminded } = await reminders.remind(people.lotta, units.Everyday!, { all: 'overdue' }, NOW);
	expect(reminded).toMatchObject({ people: MEMBERS + 5, again: false });
	const rows = await transaction((tx) => tx.$count(reminderTable));
	expect(rows).toBe(2 * (MEMBERS + 5));
}, 60_000); // a thousand people are added twice, as every transaction is rehearsed
