import { eq } from 'drizzle-orm';
import { beforeEach, expect, it, vi } from 'vitest';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as queue from '#lib/platform/queue.server.ts';
import { jobs as rows, submissions } from '#lib/platform/tables.server.ts';

const SECOND = 1_000;
const start = now();
const later = (seconds: number) => () => new Date(start.getTime() + seconds * SECOND);
const ask = (...who: string[]) =>
	transaction((tx) =>
		jobs.enqueue(
			tx,
			'thank',
			who.map((to) => ({ to })),
			start
		)
	);
const only = async () => (await db().read.select().from(rows))[0]!;
/** A handler that is in hand until it is told to finish. */
function slow() {
	const [begun, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const thank = vi.fn(async () => {
		begun.resolve();
		await finish.promise;
	});
	return { thank, begun: begun.promise, finish: finish.resolve };
}
beforeEach(() => transaction(async (tx) => void (await tx.delete(rows))));

it('a job is done once', async () => {
	await ask('maya');
	const thank = vi.fn(async () => {});
	expect(await jobs.drain({ thank }, later(0))).toBe(1);
	expect(await jobs.drain({ thank }, later(3_600))).toBe(0);
	expect(thank).toHaveBeenCalledExactlyOnceWith({ to: 'maya' }, { id: (await only()).id, attempt: 1 });
	expect(await only()).toMatchObject({ status: 'done', endedAt: later(0)(), leasedUntil: null });
});

it('an act that is taken back leaves no job', async () => {
	const act = transaction(async (tx) => {
		await jobs.enqueue(tx, 'thank', [{ to: 'maya' }], start);
		throw new Error('taken back');
	});
	await expect(act).rejects.toThrow('taken back');
	expect(await db().read.$count(rows)).toBe(0);
});

it('six hundred letters of one act are six hundred jobs', async () => {
	await ask(...Array.from({ length: 600 }, (_, i) => `person ${i}`));
	expect(await db().read.$count(rows)).toBe(600);
});

it('four workers side by side do each job once', async () => {
	const everybody = Array.from({ length: 20 }, (_, i) => `person ${i}`);
	await ask(...everybody);
	const thanked: string[] = [];
	const thank = async ({ to }: Record<string, string>) => void thanked.push(to!);
	await Promise.all([1, 2, 3, 4].map(() => jobs.drain({ thank }, later(0))));
	expect(thanked.sort()).toEqual(everybody.sort());
});

it('one that fails is tried again, each time after a longer while', async () => {
	await ask('maya');
	const thank = vi.fn().mockRejectedValue(new Error('the mail server sleeps'));
	expect(await jobs.drain({ thank }, later(0))).toBe(1);
	expect(await only()).toMatchObject({ status: 'waiting', attempts: 1, lastError: 'the mail server sleeps' });
	expect(await jobs.drain({ thank }, later(14))).toBe(0);
	expect(await jobs.drain({ thank }, later(15))).toBe(1);
	expect(await jobs.drain({ thank }, later(15 + 59))).toBe(0);
	thank.mockResolvedValue(undefined);
	expect(await jobs.drain({ thank }, later(15 + 60))).toBe(1);
	expect(await only()).toMatchObject({ status: 'done', attempts: 3, lastError: null });
});

it('one that fails does not hold up the others', async () => {
	await ask('maya', 'eero', 'wei');
	const thank = vi.fn(async ({ to }: Record<string, string>) => {
		if (to === 'maya') throw new Error('no such mailbox');
	});
	await jobs.drain({ thank }, later(0));
	const all = await db().read.select().from(rows);
	expect(all.map(({ status }) => status).sort()).toEqual(['done', 'done', 'waiting']);
});

it('nobody knows how to do it: it waits and says so', async () => {
	await ask('maya');
	await jobs.drain({}, later(0));
	expect(await only()).toMatchObject({ status: 'waiting', lastError: 'no handler for the job thank' });
});

it('after eight tries it is given up, an admin sees it and gives it its tries back', async () => {
	await ask('maya');
	const thank = vi.fn().mockRejectedValue(new Error('no such mailbox'));
	while ((await only()).status === 'waiting') await jobs.drain({ thank }, runAt(await only()));
	expect(thank).toHaveBeenCalledTimes(8);
	const dead = await only();
	expect(await jobs.drain({ thank }, later(1e9))).toBe(0);
	expect(await queue.overview('UTC')).toMatchObject({ waiting: 0, dead: 1 });
	expect((await queue.list('dead')).jobs).toMatchObject([{ id: dead.id, lastError: 'no such mailbox' }]);
	expect(dead).toMatchObject({ status: 'dead', attempts: 8, lastError: 'no such mailbox' });

	thank.mockResolvedValue(undefined);
	await queue.retry(dead.id);
	expect(await jobs.drain({ thank })).toBe(1);
	expect(await only()).toMatchObject({ status: 'done', attempts: 1 });
	await expect(queue.retry(dead.id)).rejects.toThrow(NotFound);
});

it('one that takes the whole process down each time is given up too', async () => {
	await ask('maya');
	await transaction(async (tx) => void (await tx.update(rows).set({ attempts: 8, leasedUntil: later(60)() })));
	const thank = vi.fn(async () => {});
	expect(await jobs.drain({ thank }, later(61))).toBe(1);
	expect(thank).not.toHaveBeenCalled();
	expect(await only()).toMatchObject({ status: 'dead', leasedUntil: null });
});

it('what an error says of a query stays out of the record', async () => {
	await ask('maya');
	const twice = { by: 'maya@halla.example', id: 'x', bodyHash: '', at: start };
	const thank = () => transaction(async (tx) => void (await tx.insert(submissions).values([twice, twice])));
	await jobs.drain({ thank }, later(0));
	expect((await only()).lastError).toMatch(/./);
	expect((await only()).lastError).not.toContain('maya');
});

it('a job in hand is nobody else’s until its lease runs out', async () => {
	await ask('maya');
	const { thank, begun, finish } = slow();
	const first = jobs.drain({ thank }, later(0));
	await begun;
	const second = vi.fn(async () => {});
	expect(await jobs.drain({ thank: second }, later(59))).toBe(0);
	expect(await jobs.drain({ thank: second }, later(60))).toBe(1); // the first worker is taken for dead
	expect(second).toHaveBeenCalledWith({ to: 'maya' }, expect.objectContaining({ attempt: 2 }));
	finish();
	await first;
	expect(await only()).toMatchObject({ status: 'done' });
});

it('a lease begins when it is given, however long the wait for it was', async () => {
	await ask('maya');
	const clock = vi.fn(later(90)).mockImplementationOnce(later(0));
	const thank = async () => expect(await only()).toMatchObject({ leasedUntil: later(90 + 60)() });
	expect(await jobs.drain({ thank }, clock)).toBe(1);
	expect(await only()).toMatchObject({ status: 'done' });
});

it('a worker that comes back late does not disturb the one that took over', async () => {
	await ask('maya');
	const [late, present] = [slow(), slow()];
	const fail = () => Promise.reject(new Error('too late'));
	const first = jobs.drain({ thank: () => late.thank().then(fail) }, later(0));
	await late.begun;
	const second = jobs.drain({ thank: present.thank }, later(60));
	await present.begun;
	late.finish();
	await first;
	expect(await jobs.drain({}, later(119))).toBe(0);
	present.finish();
	await second;
	expect(await only()).toMatchObject({ status: 'done', attempts: 2, lastError: null });
});

it('the worker keeps house, takes what is there, and stopping waits for the job in hand', async () => {
	await ask('maya');
	const { thank, begun, finish } = slow();
	const housekeeping = vi.fn(async () => {});
	const stop = jobs.startWorker({ thank }, housekeeping);
	await begun;
	const stopped = vi.fn();
	const stopping = stop().then(stopped);
	await queue.overview('UTC');
	expect(stopped).not.toHaveBeenCalled();
	finish();
	await stopping;
	expect(await only()).toMatchObject({ status: 'done' });
	expect(housekeeping).toHaveBeenCalledOnce();
});

it('done jobs are forgotten after a while, waiting and dead ones never', async () => {
	await ask('maya', 'eero', 'wei');
	const [done, dead] = await db().read.select().from(rows);
	await transaction(async (tx) => {
		await tx.update(rows).set({ status: 'done' }).where(eq(rows.id, done!.id));
		await tx.update(rows).set({ status: 'dead' }).where(eq(rows.id, dead!.id));
		await jobs.forget(tx, later(1)());
	});
	const left = await db().read.select().from(rows);
	expect(left.map(({ status }) => status).sort()).toEqual(['dead', 'waiting']);
});

it('a hopeless one is given up at once, an unsure one after its second try, one that asks for later loses no try', async () => {
	await ask('maya');
	const thank = vi.fn().mockRejectedValueOnce(new jobs.Later(later(30)()));
	await jobs.drain({ thank }, later(0));
	expect(await only()).toMatchObject({ status: 'waiting', attempts: 0, runAt: later(30)() });
	thank.mockRejectedValue(new jobs.Unsure('no answer'));
	await jobs.drain({ thank }, later(30));
	expect(await only()).toMatchObject({ status: 'waiting', attempts: 1 });
	await jobs.drain({ thank }, later(60));
	expect(await only()).toMatchObject({ status: 'dead', attempts: 2, lastError: 'perhaps done: no answer' });
	await queue.retry((await only()).id, later(61)());
	thank.mockRejectedValue(new jobs.Hopeless('no such mailbox'));
	await jobs.drain({ thank }, later(61));
	expect(await only()).toMatchObject({ status: 'dead', attempts: 1 });
	await queue.discard((await only()).id);
	expect(await db().read.$count(rows)).toBe(0);
});

it('a mail that hangs holds up no other work', async () => {
	const { thank: hang, begun, finish } = slow();
	await transaction(async (tx) => {
		for (const name of ['mail-slow', 'other', 'mail-fast']) await jobs.enqueue(tx, name, [{}], start);
	});
	const done: string[] = [];
	const other = Promise.withResolvers<void>();
	const stop = jobs.startWorker(
		{
			'mail-slow': hang,
			'mail-fast': async () => void done.push('mail-fast'),
			other: async () => {
				done.push('other');
				other.resolve();
			}
		},
		async () => {}
	);
	await Promise.all([begun, other.promise]);
	expect(done).toContain('other');
	finish();
	await stop();
	expect((await db().read.select().from(rows)).filter(({ attempts }) => attempts > 1)).toEqual([]);
});

const runAt =
	({ runAt }: typeof rows.$inferSelect) =>
	() =>
		runAt;
