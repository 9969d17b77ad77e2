// What reaches people by mail each day. It is put together here and in no domain, as jobs are: every domain's notices
// are in it (src/notices.server.ts), and each domain says its own.
import * as actors from '#lib/accounts/actors.server.ts';
import * as digests from '#lib/accounts/digests.server.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import { isQuietAt, nextLoud } from '#lib/accounts/mail-times.ts';
import { topicName } from '#lib/accounts/words.ts';
import * as weekly from '#lib/coaching/weekly.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as due from '#lib/learning/due-notices.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { addDays, dayOf, now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { origin } from '#lib/platform/env.server.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { pickLocale, type Locale } from '#lib/platform/language.ts';
import { letter, type Section } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import { KINDS, say, topicOf } from './notices.server.ts';

const DAY_MS = 24 * 3_600_000;
const KEPT_DAYS = 90;
/** As many lines of a kind as somebody reads in a mail. */
const MOST = 10;

/**
 * Once an hour, some hundreds of people at a time: whose hour it is hears in the app of what is due, and who then has
 * something unread gets one mail. The job that writes it looks again when it runs.
 */
export async function plan({ after = '' }: Record<string, string>, at = now()) {
	const { readers, last } = await digests.nextReaders(after, at);
	const asked = await askedOf(readers, at);
	await transaction(async (tx) => {
		const mine = await digests.claim(tx, readers, at);
		const ids = mine.map(({ id }) => id);
		if (ids.length > 0) {
			const told = mine.flatMap(({ id, day }) => due.of(id, asked.get(id) ?? [], day, at));
			await inbox.tell(tx, told, at);
			const news = Map.groupBy(await inbox.news(ids, KINDS, at, tx), ({ personId }) => personId);
			const written = mine.filter(({ id, email, off, weekly }) => {
				const wanted = (news.get(id) ?? []).some((row) => !off.includes(topicOf(row)));
				return email && (wanted || (weekly && !off.includes('weekly')));
			});
			const payloads = written.map(({ id, day, weekly }) => ({ personId: id, day, ...(weekly && { weekly }) }));
			await jobs.enqueue(tx, 'mail-digest', payloads, at);
			await inbox.forget(tx, ids, new Date(at.getTime() - KEPT_DAYS * DAY_MS));
			await digests.forget(tx, ids, addDays(mine[0]!.day, -14));
		}
		if (last) await jobs.enqueue(tx, 'plan-digests', [{ after: last }], at);
	});
}

/** Writes somebody's digest of a day, with what they have not read or done by now. Nothing to say: no mail. */
export async function mail({ personId, day, weekly: week }: Record<string, string>, key: string, at = now()) {
	const reader = await actors.as(personId!, at);
	if (reader.leftAt || !reader.email || !reader.joined) return;
	const chosen = await mailPreferences.forMail(reader.id, at);
	const zone = chosen.timeZone ?? reader.company.timeZone;
	if (dayOf(at, zone) !== day) return; // what is still unread is in the next one
	if (isQuietAt(chosen, zone, at)) throw new jobs.Later(nextLoud(chosen, zone, at));
	const locale = pickLocale(reader.locale, null);
	const rows = await newsOf(reader, chosen.wants, at);
	const overview = week && chosen.wants('weekly') ? await weekly.of(reader, locale, at) : [];
	const keep = () =>
		transaction(async (tx) => {
			const ids = rows.map(({ id }) => id);
			await inbox.markMailed(tx, ids, at);
			if (week) await digests.keepWeek(tx, reader.id, week, at);
		});
	if (rows.length === 0 && overview.length === 0) return keep();
	const topics = inbox.TOPICS.filter((topic) => rows.some((row) => topicOf(row) === topic));
	const sections = topics.map((topic) =>
		sectionOf(
			topicName[topic]({}, { locale }),
			rows.filter((row) => topicOf(row) === topic),
			locale
		)
	);
	const foot = mailPreferences.footAbout(
		[...topics, ...(overview.length ? ['weekly' as const] : [])],
		chosen.stopKey,
		locale
	);
	const content = {
		heading: m.digest_heading({ name: reader.name }, { locale }),
		lines: [],
		sections: [...sections, ...overview],
		action: { label: m.digest_action({}, { locale }), url: `${origin()}/inbox` },
		...foot.content
	};
	const subject = subjectOf(rows, locale);
	try {
		await send(letter({ to: reader.email, subject, lang: locale, stop: foot.stop }, content), key);
	} catch (error) {
		if (error instanceof jobs.Hopeless) await keep(); // the same news would fail again each morning
		throw error;
	}
	await keep();
}

async function askedOf(readers: digests.Reader[], at: Date) {
	const byZone = Map.groupBy(readers, ({ companyZone }) => companyZone);
	const all = await Promise.all([...byZone].map(([zone, some]) => assignments.ofMembers(some, zone, at)));
	return new Map(all.flatMap((asked) => [...asked]));
}

/** What is unread, wanted, and still true. */
async function newsOf(reader: Awaited<ReturnType<typeof actors.as>>, wants: (topic: inbox.Topic) => boolean, at: Date) {
	const rows = (await inbox.news([reader.id], KINDS, at)).filter((row) => wants(topicOf(row)));
	const asked = rows.length > 0 ? await assignments.of(reader, at) : [];
	return inbox.named(rows.filter((row) => due.stands(row, asked)));
}

function sectionOf(title: string, rows: inbox.Row[], locale: Locale): Section {
	const items = rows.slice(0, MOST).map((row) => {
		const { text, href } = say(row, locale);
		return { text, url: origin() + href };
	});
	const more = rows.length - items.length;
	return { title, items: more > 0 ? [...items, { text: m.weekly_more({ n: more }, { locale }) }] : items };
}

function subjectOf(rows: inbox.Row[], locale: Locale) {
	if (rows.length === 0) return m.weekly_subject({}, { locale });
	return rows.length === 1 ? say(rows[0]!, locale).text : m.digest_subject({ n: rows.length }, { locale });
}
