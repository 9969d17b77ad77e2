import * as m from '#lib/paraglide/messages.js';
import type { Role, UnitKind } from './policy.ts';
import type { Topic } from './topics.ts';

type Word = typeof m.topic_due;

/** The kinds of mail that somebody may do without. */
export const topicName: Record<Topic, Word> = {
	due: m.topic_due,
	reminders: m.topic_reminders,
	thanks: m.topic_thanks,
	coaching: m.topic_coaching,
	awards: m.topic_awards,
	weekly: m.topic_weekly
};

export const topicHint: Record<Topic, Word> = {
	due: m.topic_due_hint,
	reminders: m.topic_reminders_hint,
	thanks: m.topic_thanks_hint,
	coaching: m.topic_coaching_hint,
	awards: m.topic_awards_hint,
	weekly: m.topic_weekly_hint
};

export const roleName: Record<Role, () => string> = {
	learner: m.role_learner,
	lead: m.role_lead,
	manager: m.role_manager,
	admin: m.role_admin
};

export const unitKindName: Record<UnitKind, () => string> = {
	company: m.unit_company,
	region: m.unit_region,
	store: m.unit_store,
	team: m.unit_team
};
