import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { AnswerForm } from './forms.ts';
import * as history from './history.server.ts';
import * as items from './items.server.ts';
import { due, moved, nextDay, notDue, plan } from './schedule.ts';
import { streakOf, weekdaysOn } from './streak.ts';
import { practiceAnswers } from './tables.server.ts';

export type Today = Awaited<ReturnType<typeof today>>;

/** The moment to answer now, without its answer, and how the day stands; `anyway`: also if nothing is due. */
export async function today(actor: Person, locale: Locale, at = now(), anyway = false) {
	const past = await history.of(actor, at);
	const { day, cards, done } = past;
	const offer = offerOf(past, locale);
	const queue = anyway || offer.isDue ? offer.queue : [];
	return {
		day,
		opened: cards.length > 0,
		moment: queue[0] ? shown(actor, queue[0], day, locale) : null,
		answered: done.items,
		left: queue.length,
		minutes: Math.ceil(queue.reduce((sum, { seconds }) => sum + seconds, 0) / 60),
		due: due(cards, day).length,
		/** There is time left today for what is not due. */
		more: !offer.isDue && offer.queue.length > 0,
		streak: streakOf(past.past, day),
		nextOn: nextDay(cards, day),
		weekdays: weekdaysOn(past.past.rhythms, day)
	};
}

/** The same in a few figures, for the first page; null until something was opened. */
export async function card(actor: Person, locale: Locale, at = now()) {
	const { opened, left, minutes, streak, answered } = await today(actor, locale, at);
	return opened ? { due: left, minutes, streak: streak.days, doneToday: answered > 0 } : null;
}

/** Stores an answer to a moment that is on offer today: each item once a day. Gives the answer's id. */
export function answer(actor: Person, { submission, ...form }: AnswerForm, locale: Locale, at = now()) {
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: form }, async () => {
			const past = await history.of(actor, at, tx);
			if (!past.cards.some(({ item }) => item === form.item)) throw new NotFound();
			if (form.day !== past.day) throw new Refused('spaced_moved_on', 409);
			if (past.answered.has(form.item)) throw new Refused('spaced_answered', 409);
			const offer = offerOf(past, locale);
			const card = offer.queue.find(({ item }) => item === form.item);
			if (!card) throw new Refused('spaced_moved_on', 409);
			const { index, words } = items.variantOf(card.item, card.variant, locale)!;
			const option = items.orderOf(actor.id, card.item, past.day, words)[form.option];
			if (option === undefined) throw new Refused('check_not_an_option', 409);
			const right = words.options[option]!.right ?? false;
			const { item, dueOn, inRow, seconds } = card;
			const stands = offer.isDue ? { dueOn, ...moved(card, right, past.day) } : { dueOn: null, inRow, nextOn: dueOn };
			const given = { personId: actor.id, item, variant: index, locale, option, right, day: past.day, seconds, at };
			const [made] = await tx
				.insert(practiceAnswers)
				.values({ ...given, ...stands })
				.onConflictDoNothing()
				.returning({ id: practiceAnswers.id });
			if (!made) throw new Refused('spaced_answered', 409);
			return made.id;
		})
	);
}

/** What the rest of the day holds: what is due; once that is done, what may be practised anyway. */
function offerOf({ cards, answered, done, day }: history.History, locale: Locale) {
	type Card = (typeof cards)[number];
	const secondsOf = ({ item, variant }: Card) => items.secondsOf(items.variantOf(item, variant, locale)!.words);
	const waiting = due(cards, day);
	const isDue = waiting.length > 0;
	const rest = notDue(cards, day).filter(({ item }) => !answered.has(item));
	return { isDue, queue: plan(isDue ? waiting : rest, done, secondsOf) };
}

function shown(actor: Person, { item, variant }: { item: string; variant: number }, day: string, locale: Locale) {
	const { words } = items.variantOf(item, variant, locale)!;
	const order = items.orderOf(actor.id, item, day, words);
	return { item, says: words.says, options: order.map((option) => words.options[option]!.text) };
}
