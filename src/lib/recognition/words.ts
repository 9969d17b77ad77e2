import * as m from '#lib/paraglide/messages.js';

const names: Record<string, () => string> = {
	greeting: m.badge_greeting,
	'active-listening': m.badge_active_listening,
	'defensive-or-service': m.badge_defensive_or_service,
	'empathy-award': m.badge_empathy_award
};

export const badgeName = (kind: string) => names[kind]?.() ?? m.badge_other();
