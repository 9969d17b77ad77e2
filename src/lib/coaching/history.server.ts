import { asc, eq } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { completions } from '#lib/learning/tables.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import * as items from './items.server.ts';
import { standings, type Done, type Finished } from './schedule.ts';
import type { Past } from './streak.ts';
import { practiceAnswers, practiceRhythms } from './tables.server.ts';

type Reader = Pick<Tx, 'select'>;
type Answered = typeof practiceAnswers.$inferSelect;
export type History = Awaited<ReturnType<typeof of>>;

/** What spaced practice knows of somebody: where each item stands, what today has seen, what the streak is made of. */
export async function of(actor: Pick<Person, 'id' | 'company'>, at: Date, read: Reader = db().read) {
	const zone = actor.company.timeZone;
	const [finished, answers, rhythms] = await Promise.all([
		finishedBy(actor.id, read),
		read
			.select()
			.from(practiceAnswers)
			.where(eq(practiceAnswers.personId, actor.id))
			.orderBy(asc(practiceAnswers.at), asc(practiceAnswers.id)),
		read
			.select({ fromDay: practiceRhythms.fromDay, days: practiceRhythms.days })
			.from(practiceRhythms)
			.where(eq(practiceRhythms.personId, actor.id))
			.orderBy(asc(practiceRhythms.fromDay))
	]);
	const day = dayOf(at, zone);
	const last = new Map(answers.map(({ item, variant }) => [item, variant]));
	const cards = cardsOf(
		finished.map(({ module, at }) => ({ module, at, day: dayOf(at, zone) })),
		answers
	).map((card) => ({ ...card, variant: (last.get(card.item) ?? -1) + 1 }));
	const answered = answers.filter((answer) => answer.day === day);
	const past: Past = { practised: answers.map((answer) => answer.day), due: dueSpans(cards, answers), rhythms };
	return { day, cards, answered: new Set(answered.map(({ item }) => item)), done: doneIn(answered), past };
}

/** The modules that somebody finished, the earliest first. */
export const finishedBy = (personId: string, read: Reader = db().read) =>
	read
		.select({ module: completions.module, at: completions.at })
		.from(completions)
		.where(eq(completions.personId, personId))
		.orderBy(asc(completions.at), asc(completions.id));

export const practicesOf = (module: string) =>
	catalogue.exists(module)
		? [...new Set(catalogue.lesson(module, 'en').sections.flatMap(({ practices }) => practices))]
		: [];

function cardsOf(finished: (Finished & { module: string })[], answers: Answered[]) {
	const taught = new Map<string, Finished[]>();
	for (const module of finished)
		for (const practice of practicesOf(module.module)) taught.set(practice, [...(taught.get(practice) ?? []), module]);
	const given = Map.groupBy(answers, ({ item }) => items.practiceOf(item));
	return [...taught].flatMap(([practice, finished]) =>
		standings(practice, items.of(practice), finished, given.get(practice) ?? [])
	);
}

function doneIn(answered: Answered[]): Done {
	const last = answered.at(-1)?.item;
	return {
		items: answered.length,
		seconds: answered.reduce((sum, { seconds }) => sum + seconds, 0),
		practice: last && items.practiceOf(last)
	};
}

const dueSpans = (cards: { dueOn: string | null }[], answers: Answered[]): Past['due'] =>
	[
		...answers.map(({ dueOn, day }) => ({ from: dueOn, until: day })),
		...cards.map(({ dueOn }) => ({ from: dueOn, until: null }))
	].flatMap(({ from, until }) => (from === null ? [] : { from, until }));
