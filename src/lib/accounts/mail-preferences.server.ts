import { eq } from 'drizzle-orm';
import * as m from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { origin } from '#lib/platform/env.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { MailForm } from './forms.ts';
import { TOPICS, type Topic } from './inbox.server.ts';
import { DEFAULTS } from './mail-times.ts';
import type { Person } from './policy.ts';
import { mailPreferences, people } from './tables.server.ts';
import { makeToken } from './tokens.server.ts';
import { topicName } from './words.ts';

const { personId, timeZone, hour, quietFrom, quietUntil, off } = mailPreferences;
const CHOSEN = { timeZone, hour, quietFrom, quietUntil, off };

/** How the actor is written to. */
export async function mine(actor: Pick<Person, 'id'>) {
	const [row] = await db().read.select(CHOSEN).from(mailPreferences).where(eq(personId, actor.id));
	return row ?? { ...DEFAULTS, timeZone: null, off: [] as string[] };
}

export async function choose(actor: Person, { topics, ...times }: MailForm, at = now()) {
	const chosen = { ...times, timeZone: times.timeZone || null, off: TOPICS.filter((topic) => !topics.includes(topic)) };
	const stopKey = makeToken();
	await transaction(async (tx) => {
		await tx
			.insert(mailPreferences)
			.values({ personId: actor.id, ...chosen, stopKey, at })
			.onConflictDoUpdate({ target: personId, set: { ...chosen, at } });
	});
	return { saved: true };
}

/** Somebody's preferences with the key of their "no more of this" links, made when the first mail needs it. */
export async function forMail(id: string, at = now()) {
	const stopKey = makeToken();
	await transaction(async (tx) => {
		await tx
			.insert(mailPreferences)
			.values({ personId: id, ...DEFAULTS, off: [], stopKey, at })
			.onConflictDoNothing();
	});
	const [row] = await db().read.select().from(mailPreferences).where(eq(personId, id));
	return { ...row!, wants: (topic: Topic) => !row!.off.includes(topic) };
}

/** How a mail of one kind ends: why it comes, and how no more of it does. Undefined for who wants none. */
export async function footOf(id: string, topic: Topic, locale: Locale) {
	const { stopKey, wants } = await forMail(id);
	return wants(topic) ? footAbout([topic], stopKey, locale) : undefined;
}

/** The same for a mail of several kinds: each can be stopped alone, the mail program's own button stops them all. */
export function footAbout(topics: Topic[], stopKey: string, locale: Locale) {
	const stops = topics.map((topic) => ({
		label: m.mail_stop({ topic: topicName[topic]({}, { locale }) }, { locale }),
		url: stopLink(stopKey, topic)
	}));
	const settings = { label: m.mail_settings({}, { locale }), url: `${origin()}/account/mail` };
	return {
		stop: topics.length === 1 ? stops[0]!.url : stopLink(stopKey, 'all'),
		content: { foot: m.mail_foot({}, { locale }), links: [...stops, settings] }
	};
}

const stopLink = (stopKey: string, topic: Topic | 'all') => `${origin()}/unsubscribe/${stopKey}/${topic}`;

/** Whose link it is and what it stops, for its page. A key that nobody has, or no such kind of mail: there is no page. */
export async function find(stopKey: string, topic: string) {
	if (!/^[0-9a-f]{40}$/.test(stopKey)) throw new NotFound(); // PostgreSQL takes no NUL
	const [row] = await db()
		.read.select({ personId, off, locale: people.locale })
		.from(mailPreferences)
		.innerJoin(people, eq(people.id, personId))
		.where(eq(mailPreferences.stopKey, stopKey));
	const topics = topic === 'all' ? [...TOPICS] : TOPICS.filter((one) => one === topic);
	if (!row || topics.length === 0) throw new NotFound();
	return { ...row, topics, stopped: topics.every((one) => row.off.includes(one)) };
}

/** Ends mails of a kind, or begins them again. The key is all that it takes, and this is all that it can do. */
export async function stop(stopKey: string, topic: string, wanted = false, at = now()) {
	const found = await find(stopKey, topic);
	await transaction(async (tx) => {
		const [row] = await tx.select({ off }).from(mailPreferences).where(eq(mailPreferences.stopKey, stopKey));
		const rest = row!.off.filter((one) => !found.topics.includes(one as Topic));
		await tx
			.update(mailPreferences)
			.set({ off: wanted ? rest : [...rest, ...found.topics], at })
			.where(eq(mailPreferences.stopKey, stopKey));
	});
}
