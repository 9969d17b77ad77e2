import type { Notice, Sentences } from '#lib/accounts/inbox.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { daysBetween } from '#lib/platform/clock.ts';
import { longDay } from '#lib/platform/dates.ts';
import type { Asked } from './assignments.server.ts';
import * as subjects from './subjects.server.ts';

type When = 'week' | 'day' | 'over';

const NEWS_MS = 2 * 24 * 3_600_000;

/**
 * A week before, a day before, and once when it is over; each has some days of grace, for a server that is down on one.
 */
export function whenOf(dueOn: string, today: string): When | undefined {
	const left = daysBetween(today, dueOn);
	if (left >= 5 && left <= 7) return 'week';
	if (left === 1 || left === 0) return 'day';
	return left < 0 && left >= -3 ? 'over' : undefined;
}

/**
 * What is to be said today of what somebody has to do. Its key says it once, however often it is planned. Who has only
 * just heard of it hears no "a week before".
 */
export const of = (personId: string, asked: Asked[], today: string, at: Date): Notice[] =>
	asked.flatMap(({ subject, dueOn, doneAt, toldAt }) => {
		const when = doneAt ? undefined : whenOf(dueOn, today);
		if (!when || (when === 'week' && at.getTime() - toldAt.getTime() < NEWS_MS)) return [];
		return [{ personId, kind: `due-${when}`, params: { subject, dueOn }, key: `due-${when} ${subject} ${dueOn}` }];
	});

/** Whether a notice about something to do still stands: it is open, and due when the notice says. Others always do. */
export function stands({ kind, params }: Pick<Notice, 'kind' | 'params'>, asked: Asked[]) {
	if (!(kind in sentences) && kind !== 'reminded') return true;
	return asked.some(({ subject, dueOn, doneAt }) => !doneAt && subject === params.subject && dueOn === params.dueOn);
}

const say =
	(message: typeof m.notice_due_week): Sentences[string]['say'] =>
	({ subject, dueOn }, locale) => ({
		text: message(
			{ what: subjects.quoted(subjects.titleOf(subject!, locale), locale), day: longDay(dueOn!, locale) },
			{ locale }
		),
		href: subjects.hrefOf(subject!)
	});

export const sentences: Sentences = {
	'due-week': { topic: 'due', say: say(m.notice_due_week) },
	'due-day': { topic: 'due', say: say(m.notice_due_day) },
	'due-over': { topic: 'due', say: say(m.notice_due_over) }
};
