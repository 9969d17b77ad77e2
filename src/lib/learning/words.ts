import * as m from '#lib/paraglide/messages.js';
import { longDay, shortDay } from '#lib/platform/dates.ts';

type Asked = { dueOn: string; urgency: 'overdue' | 'soon' | 'later'; extendedBy?: string };

/** Due on Monday 30 November; was due on …; due …, extended by Lotta Virtanen */
export const dueText = (asked: Asked, locale: string) => saying(asked, longDay(asked.dueOn, locale));

/** The same in a row of a list, where little room is: due 30 Nov. */
export const dueBrief = (asked: Asked, locale: string) => saying(asked, shortDay(asked.dueOn, locale));

const saying = ({ urgency, extendedBy }: Asked, day: string) =>
	urgency === 'overdue'
		? m.due_overdue({ day })
		: extendedBy
			? m.due_extended({ day, by: extendedBy })
			: m.due_on({ day });

export const urgencyTone = { overdue: 'bad', soon: 'warning', later: 'neutral' } as const;

/** "1 step has changed since, 40 s". */
export const changedText = (changed: { seconds: number }[]) =>
	m.changed_steps({ steps: changed.length, seconds: changed.reduce((sum, { seconds }) => sum + seconds, 0) });
