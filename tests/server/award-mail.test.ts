import { beforeEach, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { longMonth } from '#lib/platform/dates.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { award, CITATION, finishPath, once, open } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { handlers } from '../../src/jobs.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	mailbox.empty();
});

type Key = keyof typeof people;
async function announce(...winners: Key[]) {
	for (const key of winners) await finishPath(people[key]);
	const round = await open(people.omar, units.Shoes!);
	return award(
		people.omar,
		round,
		winners.map((key) => people[key])
	);
}
const to = (key: Key) => mailbox.letters().filter((letter) => letter.to === people[key].email);
const seen = async (key: Key) =>
	(await announcements.recent(people[key])).map(({ winners }) => winners.map((winner) => winner.name).sort());

it('tells everybody in their language, and the winner that it is theirs', async () => {
	const id = await announce('eero');
	expect(await jobs.drain(handlers)).toBe(12);
	expect(mailbox.letters()).toHaveLength(12);
	const what = (locale: 'en' | 'fi' | 'nl' | 'zh-Hant') => ({
		award: m.award_name_empathy({}, { locale }),
		period: longMonth('2026-11', locale)
	});
	for (const key of ['noor', 'joonas', 'sanne', 'wei'] as const) {
		const locale = people[key].locale!;
		const [mail] = to(key);
		expect(mail).toMatchObject({ lang: locale, subject: m.mail_award_subject(what(locale), { locale }) });
		expect(mail!.text).toContain(m.mail_award_heading({ winners: 'Eero Salo', ...what(locale) }, { locale }));
		expect(mail!.text).toContain(CITATION);
		expect(mail!.text).toContain(`/awards/${id}`);
	}
	expect(new Set(mailbox.letters().map((mail) => mail.subject)).size).toBe(4);
	const mine = m.mail_award_heading_mine({ name: 'Eero Salo', ...what('fi') }, { locale: 'fi' });
	expect(to('eero')[0]!.text).toContain(mine);
	expect(to('saga')).toEqual([]);
});

it('gives each of several winners their own words', async () => {
	await announce('eero', 'sanne');
	await jobs.drain(handlers);
	for (const name of ['Eero Salo', 'Sanne Bakker'])
		expect(to('maya')[0]!.text).toContain(m.mail_award_citation({ name, citation: CITATION }, { locale: 'en' }));
});

it('names nobody who prefers not to be shown: to colleagues there is no such announcement, and no mail', async () => {
	await optOuts.choose(people.noor, false, NOW);
	const id = await announce('noor');
	for (const key of ['maya', 'lotta', 'tom'] as const) {
		expect(await seen(key)).toEqual([]);
		await expect(announcements.find(people[key], id)).rejects.toThrow(NotFound);
	}
	expect([await seen('noor'), await seen('omar'), await seen('saga')]).toEqual(Array(3).fill([['Noor Rahimi']]));
	await jobs.drain(handlers);
	expect(mailbox.letters().map((letter) => letter.to)).toEqual([people.noor.email]);
	const { rows } = await boards.team(people.maya, units.Everyday!, '2026-11', NOW);
	expect(rows.map((row) => row.name)).not.toContain('Noor Rahimi');

	await optOuts.choose(people.noor, true, NOW);
	expect(await seen('maya')).toEqual([['Noor Rahimi']]);
});

it('keeps a citation that may name a hidden winner from those who may not know of her', async () => {
	await announce('noor', 'eero');
	await optOuts.choose(people.noor, false, NOW);
	const citations = async (key: Key) => (await announcements.recent(people[key]))[0]!.winners.map((w) => w.citation);
	expect([await citations('maya'), await citations('lotta')]).toEqual([[null], [null]]);
	// His own words are his to read, and those who decide read all.
	expect([await citations('eero'), await citations('omar')]).toEqual([[CITATION], [CITATION, CITATION]]);
	await jobs.drain(handlers);
	expect(to('maya')[0]!.text).not.toContain(CITATION);
	expect([to('eero')[0]!.text, to('noor')[0]!.text]).toEqual(Array(2).fill(expect.stringContaining(CITATION)));
});

it('names the others of several winners, also when somebody hides before the mail goes out', async () => {
	await announce('noor', 'eero');
	await optOuts.choose(people.noor, false, NOW);
	expect([await seen('maya'), await seen('noor')]).toEqual([[['Eero Salo']], [['Eero Salo', 'Noor Rahimi']]]);
	await jobs.drain(handlers);
	expect(mailbox.letters()).toHaveLength(12);
	const naming = mailbox.letters().filter((letter) => letter.text.includes('Noor'));
	expect(naming.map((letter) => letter.to)).toEqual([people.noor.email]);
});

it('writes to nobody who has left since the announcement', async () => {
	await announce('eero');
	await persons.leave(people.saga, people.tom.id);
	await jobs.drain(handlers);
	expect([mailbox.letters().length, to('tom')]).toEqual([11, []]);
});

it('does not announce what was revoked before the mail went out, and tells the one who had won, with the reason', async () => {
	const { winners } = await announcements.find(people.omar, await announce('eero'));
	const reason = 'The customer was a friend, and the story was not true.';
	await revocations.revoke(people.saga, winners[0]!.winnerId, { reason, ...once() });
	await jobs.drain(handlers);
	expect(mailbox.letters().map((letter) => [letter.to, letter.lang])).toEqual([[people.eero.email, 'fi']]);
	expect(to('eero')[0]!.text).toContain(reason);
	expect(to('eero')[0]!.text).toContain('Saga Lind');
});
