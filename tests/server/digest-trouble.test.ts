import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as inbox from '#lib/accounts/inbox.server.ts';
import { digests as kept, notices, people as table, pins } from '#lib/accounts/tables.server.ts';
import { assignments } from '#lib/learning/tables.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { db, transaction } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as mail from '#lib/platform/mail.server.ts';
import { jobs as queue } from '#lib/platform/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import * as digests from '../../src/digests.server.ts';

// When a digest cannot reach its reader, or not yet.
vi.mock('#lib/platform/mail.server.ts', { spy: true });

const MONDAY = new Date('2026-11-16T06:10:00Z'); // ten past eight in Helsinki
const days = (n: number) => new Date(MONDAY.getTime() + n * 24 * 3_600_000);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore(days(-30)));
	mailbox.empty();
});

type Key = keyof typeof people;
const to = (key: Key) => mailbox.letters().filter((letter) => letter.to === people[key].email);
const thanked = { kind: 'thanked', params: { practice: 'L1', kudosId: '1' } };
const tell = (key: Key, at = MONDAY) =>
	transaction((tx) => {
		const params = { ...thanked.params, by: people.wei.id };
		return inbox.tell(tx, [{ ...thanked, params, personId: people[key].id }], at);
	});
const unread = (key: Key) => inbox.unread(people[key], ['thanked']);
/** What a morning brings: planned, then written by the worker. Gives the jobs that failed. */
async function bring(at: Date) {
	await transaction((tx) => jobs.enqueue(tx, 'plan-digests', [{}], at));
	const handlers: jobs.Handlers = {
		'plan-digests': (payload) => digests.plan(payload, at),
		'mail-digest': (payload, { id }) => digests.mail(payload, id, at)
	};
	await jobs.drain(handlers, () => at);
	return (await db().read.select().from(queue)).filter(({ lastError }) => lastError);
}

describe('who has not joined', () => {
	beforeEach(() =>
		transaction(
			async (tx) => void (await tx.update(table).set({ passwordHash: null }).where(eq(table.id, people.eero.id)))
		)
	);

	it('gets no mail; the news waits, and comes when they have', async () => {
		await tell('eero');
		await bring(MONDAY);
		expect(await db().read.$count(queue, eq(queue.name, 'mail-digest'))).toBe(4); // the leads' weeks, and nobody else
		await transaction(async (tx) => {
			await tx.insert(pins).values({ personId: people.eero.id, hash: 'x', at: MONDAY });
		});
		await bring(days(1));
		expect(to('eero')).toHaveLength(1);
	});

	it('gets none of a job that was waiting either', async () => {
		await tell('eero');
		await digests.mail({ personId: people.eero.id, day: '2026-11-16' }, 'key', MONDAY);
		expect([to('eero').length, await unread('eero')]).toEqual([0, 1]);
	});
});

it('an address that the mail server refuses is tried once for the same news, which stay in the app', async () => {
	await tell('eero');
	vi.mocked(mail.send).mockRejectedValueOnce(new jobs.Hopeless('the mail server refuses'));
	expect(await bring(MONDAY)).toMatchObject([{ status: 'dead', lastError: 'the mail server refuses' }]);
	expect(await bring(days(1))).toHaveLength(1);
	expect([to('eero').length, await unread('eero')]).toEqual([0, 1]);
});

describe('the lead’s week', () => {
	beforeEach(() =>
		transaction(async (tx) => {
			const wish = { module: 'greeting', audience: 'person' as const, unitId: units.Everyday! };
			const whom = { personId: people.eero.id, assignedBy: people.lotta.id };
			await tx.insert(assignments).values({ ...wish, ...whom, dueOn: '2026-11-10', at: days(-15) });
		})
	);
	const overviews = () => to('lotta').filter(({ text }) => text.includes(m.weekly_overdue({ n: 1 }, { locale: 'fi' })));
	const down = () => vi.mocked(mail.send).mockRejectedValue(new Error('the mail server sleeps'));
	const up = () => vi.mocked(mail.send).mockReset();

	it('comes on Tuesday when mail was down on Monday, and once', async () => {
		down();
		await bring(MONDAY);
		up();
		await bring(days(1));
		expect(overviews()).toHaveLength(1);
		for (const day of [1, 2]) await bring(days(day));
		expect(overviews()).toHaveLength(1);
		expect(await db().read.select().from(kept).where(eq(kept.kind, 'weekly'))).toContainEqual(
			expect.objectContaining({ personId: people.lotta.id, day: '2026-11-16' })
		);
		await bring(days(7));
		expect(overviews()).toHaveLength(2);
	});

	it('is not of use any more on Thursday', async () => {
		down();
		for (const day of [0, 1, 2]) await bring(days(day));
		up();
		await bring(days(3));
		expect(overviews()).toEqual([]);
	});
});

it('what is older than ninety days is forgotten, read or not', async () => {
	for (const day of [-95, -94, -80]) await tell('eero', days(day));
	const [oldest] = await db().read.select().from(notices).orderBy(notices.at).limit(1);
	await inbox.read(people.eero, oldest!.id);
	await bring(MONDAY);
	expect(await db().read.$count(notices, eq(notices.kind, 'thanked'))).toBe(1);
});
