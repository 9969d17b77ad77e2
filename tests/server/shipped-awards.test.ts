import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { people as personTable } from '#lib/accounts/tables.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { on, sheets } from '#tests/support/evidence.ts';
import { freshStore } from '#tests/support/fresh.ts';
import type { Key } from '#tests/support/store.ts';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let { gather, names, finishPath, thank, read } = {} as ReturnType<typeof sheets>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	({ gather, names, finishPath, thank, read } = sheets({ people, units }));
});

describe('the other awards', () => {
	it('most thanks: the three highest counts of thanks that count, with everybody who is level', async () => {
		const gave = { eero: 3, sanne: 2, wei: 2, noor: 1, tom: 1 } as const;
		const to = ['femke', 'aisha', 'joonas'] as const;
		for (const [key, count] of Object.entries(gave))
			for (const whom of to.slice(0, count)) await thank(key as Key, whom);
		for (const day of ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05']) {
			await thank('maya', 'lotta', on(day)); // four to the same person: one that counts
		}
		const list = ['Eero Salo', 'Maya Okafor', 'Noor Rahimi', 'Sanne Bakker', 'Tom Reed', '李薇'];
		expect(await names({ award: 'most-thanks' })).toEqual(list);
		await thank('joonas', 'tom');
		for (const whom of ['wei', 'eero', 'sanne', 'aisha'] as const) await thank('femke', whom);
		expect(await names({ award: 'most-thanks' })).toEqual(['Eero Salo', 'Femke Jansen', 'Sanne Bakker', '李薇']);
	});

	it('the team that learns: everybody has completed the path; newcomers are given a month', async () => {
		const learns = { award: 'team-that-learns' };
		for (const who of ['eero', 'sanne', 'wei', 'noor'] as const) await finishPath(who);
		expect(await names(learns)).toEqual(['Everyday']); // Maya came on the 16th
		expect(await gather(learns)).toMatchObject([
			{ unitId: units.Everyday, evidence: { members: { completed: 4, of: 4 } } }
		]);
		expect(await names({ ...learns, period: '2026-12' })).toEqual([]);
		await finishPath('maya');
		expect(await names({ ...learns, period: '2026-12' })).toEqual(['Everyday']);
	});

	it('a team of one is somebody alone', async () => {
		await transaction(async (tx) => {
			for (const key of ['femke', 'tom', 'aisha'] as const)
				await tx
					.update(personTable)
					.set({ createdAt: on('2026-11-10') })
					.where(eq(personTable.id, people[key].id));
		});
		await finishPath('joonas');
		expect(await names({ award: 'team-that-learns' })).toEqual([]);
	});

	it('loyal customers: teams of which enough customers were counted in the quarter', async () => {
		await read('omar', 'Everyday', null, 4, 6, '2026-10');
		await read('omar', 'Everyday', null, 9, 12, '2026-11');
		await read('omar', 'Trail', null, 9, 9, '2026-11');
		const loyal = await gather({ award: 'loyal-customers' });
		expect(loyal).toMatchObject([{ unitId: units.Everyday, evidence: { retention: { favourable: 13, n: 18 } } }]);
	});
});
