import * as m from '#lib/paraglide/messages.js';
import { longDay, shortDay } from '#lib/platform/dates.ts';

type Asked = { dueOn: string; urgency: 'overdue' | 'soon' | 'later' };

/** Due on Monday 30 November; was due on … */
export const dueText = ({ dueOn, urgency }: Asked, locale: string) =>
	urgency === 'overdue' ? m.due_overdue({ day: longDay(dueOn, locale) }) : m.due_on({ day: longDay(dueOn, locale) });

/** The same in a row of a list, where little room is: due 30 Nov. */
export const dueBrief = ({ dueOn, urgency }: Asked, locale: string) =>
	urgency === 'overdue' ? m.due_overdue({ day: shortDay(dueOn, locale) }) : m.due_on({ day: shortDay(dueOn, locale) });

export const urgencyTone = { overdue: 'bad', soon: 'warning', later: 'neutral' } as const;

/** "1 step has changed since, 40 s". */
export const changedText = (changed: { seconds: number }[]) =>
	m.changed_steps({ steps: changed.length, seconds: changed.reduce((sum, { seconds }) => sum + seconds, 0) });
