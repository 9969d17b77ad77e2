import * as m from '#lib/paraglide/messages.js';
import { longDay } from '#lib/platform/dates.ts';

type Asked = { dueOn: string; urgency: 'overdue' | 'soon' | 'later' };

/** Due on Monday 30 November; was due on … */
export const dueText = ({ dueOn, urgency }: Asked, locale: string) =>
	urgency === 'overdue' ? m.due_overdue({ day: longDay(dueOn, locale) }) : m.due_on({ day: longDay(dueOn, locale) });

export const urgencyTone = { overdue: 'bad', soon: 'warning', later: 'neutral' } as const;
