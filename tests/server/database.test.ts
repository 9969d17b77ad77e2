import { count, eq, sql, sum } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { units } from '#lib/accounts/tables.server.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { jobs, submissions } from '#lib/platform/tables.server.ts';
import { standings } from '#lib/recognition/tables.server.ts';
import { openStore } from '#tests/support/company.ts';
import { together } from '#tests/support/processes.ts';

const at = new Date('2026-11-18T10:11:12.345Z');
let people: Awaited<ReturnType<typeof openStore>>['people'];
let ids: Record<string, string>;
beforeAll(async () => ({ people, units: ids } = await openStore()));
afterEach(() => vi.unstubAllEnvs());

const give = (tx: Tx, { id: personId }: Person, points: number, team = 'Everyday') =>
	tx
		.insert(standings)
		.values({ teamId: ids[team]!, storeId: ids.Shoes!, month: '2026-11', personId, points, listed: true })
		.onConflictDoUpdate({
			target: [standings.teamId, standings.month, standings.personId],
			set: { points: sql`${standings.points} + excluded.points` }
		});
const pointsOf = async ({ id }: Person) =>
	(await db().read.select().from(standings).where(eq(standings.personId, id)))[0]?.points;
const region = (name: string) => ({ kind: 'region' as const, name, parentId: ids['Halla & Co']!, createdAt: at });
const regionsNamed = (name: string) => db().read.select().from(units).where(eq(units.name, name));
/** What an error and everything that caused it say. */
const reasons = (error: unknown): string => (error instanceof Error ? `${error.message} ${reasons(error.cause)}` : '');

describe('values survive the round trip', () => {
	it('dates to the millisecond, the largest safe number, json, yes and no, nothing', async () => {
		const job = { name: 'x', payload: { to: '李薇 "Ä"' }, runAt: at, createdAt: at, attempts: 2 ** 53 - 1 };
		const answer = { list: [1, null, { deep: true }], text: 'null' };
		const [written] = await transaction(async (tx) => {
			await tx.insert(submissions).values({ by: 'maya', id: 'round-trip', bodyHash: '', answer, at });
			return await tx.insert(jobs).values(job).returning();
		});
		expect(written).toMatchObject({ ...job, status: 'waiting', leasedUntil: null, lastError: null });
		expect(await db().read.select().from(jobs).where(eq(jobs.id, written!.id))).toEqual([written]);
		expect(await db().read.select({ answer: submissions.answer }).from(submissions)).toEqual([{ answer }]);
		await transaction(async (tx) => await tx.delete(jobs));
	});

	it('an upsert adds to what is there, and sums are numbers', async () => {
		await transaction(async (tx) => {
			await give(tx, people.huimin, 30, 'Plants');
			await give(tx, people.kaisa, 50, 'Plants');
			await give(tx, people.huimin, 50, 'Plants');
		});
		const [plants] = await db()
			.read.select({ n: count(), points: sum(standings.points).mapWith(Number) })
			.from(standings)
			.where(eq(standings.teamId, ids.Plants!));
		expect(plants).toEqual({ n: 2, points: 130 });
		expect(await db().read.select({ listed: standings.listed }).from(standings).limit(1)).toEqual([{ listed: true }]);
	});
});

describe('one act, all or nothing, as if alone', () => {
	it('a hundred at once that read, wait and write lose nothing', async () => {
		await transaction(async (tx) => await give(tx, people.maya, 0));
		const one = async (tx: Tx) => {
			const mine = eq(standings.personId, people.maya.id);
			const [row] = await tx.select().from(standings).where(mine);
			await sleep(Math.random() * 2);
			await tx
				.update(standings)
				.set({ points: row!.points + 1 })
				.where(mine);
		};
		await Promise.all(Array.from({ length: 100 }, () => transaction(one)));
		expect(await pointsOf(people.maya)).toBe(100);
	});

	it('holds across processes', async () => {
		await transaction(async (tx) => await give(tx, people.eero, 0));
		expect(await together(3, 'bump.ts', [people.eero.id, '40'])).toEqual([0, 0, 0]);
		expect(await pointsOf(people.eero)).toBe(120);
	});

	it('a reader neither sees what is not committed nor waits for it', async () => {
		await transaction(async (tx) => await give(tx, people.wei, 5));
		await transaction(async (tx) => {
			await give(tx, people.wei, 50);
			expect(await pointsOf(people.wei)).toBe(5);
			const [own] = await tx.select().from(standings).where(eq(standings.personId, people.wei.id));
			expect(own!.points).toBe(55);
		});
		expect(await pointsOf(people.wei)).toBe(55);
	});

	it('an error takes everything back, and the next act still works', async () => {
		const failing = transaction(async (tx) => {
			await give(tx, people.sanne, 50);
			await tx.insert(units).values(region('Undone'));
			throw new Error('the till is closed');
		});
		await expect(failing).rejects.toThrow('the till is closed');
		expect([await pointsOf(people.sanne), await regionsNamed('Undone')]).toEqual([undefined, []]);
		await transaction(async (tx) => await give(tx, people.sanne, 3));
		expect(await pointsOf(people.sanne)).toBe(3);
	});

	it.runIf(process.env.TEST_ENGINE === 'postgres')('who loses a race runs again: both acts hold', async () => {
		vi.stubEnv('REHEARSE_TRANSACTIONS', '');
		const bothHaveRead = barrier(2);
		let runs = 0;
		// Each takes the next number in the team. They write different rows: only SERIALIZABLE sees the conflict.
		const takeNumber = (person: Person) =>
			transaction(async (tx) => {
				runs++;
				const inTeam = await tx.select().from(standings).where(eq(standings.teamId, ids.Trail!));
				await bothHaveRead();
				await give(tx, person, inTeam.length + 1, 'Trail');
			});
		await Promise.all([takeNumber(people.tom), takeNumber(people.aisha)]);
		expect([await pointsOf(people.tom), await pointsOf(people.aisha)].sort()).toEqual([1, 2]);
		expect(runs).toBe(3);
	});
});

describe('what a transaction refuses', () => {
	it('another one inside', async () => {
		await expect(transaction(() => transaction(async () => {}))).rejects.toThrow('pass `tx` down');
	});

	it('a `tx` that got out', async () => {
		const leaked = await transaction(async (tx) => ({ tx }));
		const late = (async () => await leaked.tx.insert(units).values(region('Leaked')))();
		expect(reasons(await late.catch((e) => e))).toContain('query outside its transaction');
		expect(await regionsNamed('Leaked')).toEqual([]);
	});

	it('writes on the read side', async () => {
		const writing = (async () => await (db().read as Tx).insert(units).values(region('Read')))();
		expect(reasons(await writing.catch((e) => e))).toMatch(/read-?only/);
		expect(await regionsNamed('Read')).toEqual([]);
	});

	it('a query whose await was forgotten, even while the next transaction is open', async () => {
		const next = Promise.withResolvers<void>();
		const forgotten: Promise<unknown>[] = [];
		await transaction(async (tx) => {
			forgotten.push(next.promise.then(async () => await tx.insert(units).values(region('Forgotten'))).catch((e) => e));
		});
		const errors = await transaction(async () => {
			next.resolve();
			return Promise.all(forgotten);
		});
		expect(errors.map(reasons)).toEqual(errors.map(() => expect.stringContaining('query outside its transaction')));
		expect(await regionsNamed('Forgotten')).toEqual([]);
	});
});

describe('rehearsal, as these tests run', () => {
	it('runs every act twice and commits it once', async () => {
		let runs = 0;
		await transaction(async (tx) => {
			runs++;
			await give(tx, people.noor, 30);
		});
		expect([runs, await pointsOf(people.noor)]).toEqual([2, 30]);
	});

	it('is not for the shop', async () => {
		vi.stubEnv('REHEARSE_TRANSACTIONS', '');
		const work = vi.fn(async () => {});
		await transaction(work);
		expect(work).toHaveBeenCalledOnce();
	});
});

/** Waits until so many have come; whoever comes later walks through. */
function barrier(parties: number) {
	const { promise, resolve } = Promise.withResolvers<void>();
	return () => {
		if (--parties === 0) resolve();
		return promise;
	};
}
