import * as m from '#lib/paraglide/messages.js';

const names: Record<string, () => string> = {
	greeting: m.badge_greeting,
	'active-listening': m.badge_active_listening,
	'defensive-or-service': m.badge_defensive_or_service,
	'empathy-award': m.badge_empathy_award,
	'team-that-learns': m.award_name_team_learns,
	'loyal-customers': m.award_name_loyal,
	'most-thanks': m.award_name_thanks
};

export const badgeName = (kind: string) => names[kind]?.() ?? m.badge_other();

const measures = { points: m.goal_points, modules: m.goal_modules, thanks: m.goal_thanks };

/** What a team's goal counts. */
export const measureName = (measure: keyof typeof measures) => measures[measure]();
