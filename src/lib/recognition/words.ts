import * as m from '#lib/paraglide/messages.js';

const names: Record<string, () => string> = {
	greeting: m.badge_greeting,
	'active-listening': m.badge_active_listening,
	'platinum-rule': m.badge_platinum_rule,
	promises: m.badge_promises,
	'open-questions': m.badge_open_questions,
	'defensive-or-service': m.badge_defensive_or_service,
	'honest-advice': m.badge_honest_advice,
	'discounts-and-value': m.badge_discounts_and_value,
	trust: m.badge_trust,
	'thanks-and-loyalty': m.badge_thanks_and_loyalty,
	'every-channel': m.badge_every_channel,
	'team-that-serves': m.badge_team_that_serves,
	'empathy-award': m.badge_empathy_award,
	'team-that-learns': m.award_name_team_learns,
	'loyal-customers': m.award_name_loyal,
	'most-thanks': m.award_name_thanks
};

export const badgeName = (kind: string) => names[kind]?.() ?? m.badge_other();

const measures = { points: m.goal_points, modules: m.goal_modules, thanks: m.goal_thanks };

/** What a team's goal counts. */
export const measureName = (measure: keyof typeof measures) => measures[measure]();
