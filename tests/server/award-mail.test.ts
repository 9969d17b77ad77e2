import { beforeEach, expect, it } from 'vitest';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { longMonth } from '#lib/platform/dates.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { complete } from '#tests/support/play.ts';
import { handlers } from '../../src/jobs.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const CITATION = 'A customer came in soaked and was on her bus, dry, in six minutes.';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	mailbox.empty();
});

type Key = keyof typeof people;
async function announce(...winners: Key[]) {
	for (const key of winners) for (const module of EMPATHY_PATH) await complete(people[key], module, NOW);
	const round = await rounds.open(people.omar, units.Shoes!, '2026-11', NOW);
	const ids = winners.map((key) => people[key].id);
	const form = { winners: ids, citation: CITATION, submission: crypto.randomUUID() };
	return announcements.announce(people.omar, round, form, NOW);
}
const to = (key: Key) => mailbox.letters().filter((letter) => letter.to === people[key].email);
const seen = async (key: Key) =>
	(await announcements.recent(people[key])).map(({ winners }) => winners.map((winner) => winner.name).sort());

it('tells everybody in their language, and the winner that it is theirs', async () => {
	const id = await announce('eero');
	expect(await jobs.drain(handlers)).toBe(12);
	expect(mailbox.letters()).toHaveLength(12);
	for (const key of ['noor', 'joonas', 'sanne', 'wei'] as const) {
		const locale = people[key].locale!;
		const month = longMonth('2026-11', locale);
		const [mail] = to(key);
		expect(mail).toMatchObject({ lang: locale, subject: m.mail_award_subject({ month }, { locale }) });
		expect(mail!.text).toContain(m.mail_award_heading({ winners: 'Eero Salo', month }, { locale }));
		expect(mail!.text).toContain(CITATION);
		expect(mail!.text).toContain(`/awards/${id}`);
	}
	expect(new Set(mailbox.letters().map((mail) => mail.subject)).size).toBe(4);
	const month = longMonth('2026-11', 'fi');
	expect(to('eero')[0]!.text).toContain(m.mail_award_heading_mine({ name: 'Eero Salo', month }, { locale: 'fi' }));
	expect(to('saga')).toEqual([]);
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
	const citation = async (key: Key) => (await announcements.recent(people[key]))[0]!.citation;
	expect([await citation('maya'), await citation('lotta')]).toEqual([null, null]);
	expect([await citation('omar'), await citation('eero')]).toEqual([CITATION, null]);
	await jobs.drain(handlers);
	expect(to('maya')[0]!.text).not.toContain(CITATION);
	expect(to('noor')[0]!.text).toContain(CITATION);
});

it('names the others of several winners, also when somebody hides before the mail goes out', async () => {
	await announce('noor', 'eero');
	await optOuts.choose(people.noor, false, NOW);
	expect([await seen('maya'), await seen('noor')]).toEqual([[['Eero Salo']], [['Eero Salo', 'Noor Rahimi']]]);
	await jobs.drain(handlers);
	expect(mailbox.letters()).toHaveLength(12);
	expect(
		mailbox
			.letters()
			.filter((letter) => letter.text.includes('Noor'))
			.map((letter) => letter.to)
	).toEqual([people.noor.email]);
});
