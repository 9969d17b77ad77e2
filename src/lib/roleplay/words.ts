import * as m from '#lib/paraglide/messages.js';
import type { Breach, EndingKind, Mood, Skill } from './engine/graph.ts';
import type { Quadrant } from './engine/balance.ts';

export const skillName: Record<Skill, typeof m.skill_greeting> = {
	greeting: m.skill_greeting,
	listening: m.skill_listening,
	empathy: m.skill_empathy,
	advice: m.skill_advice,
	integrity: m.skill_integrity,
	relationship: m.skill_relationship
};

const moodName: Record<Mood, () => string> = {
	upset: m.mood_upset,
	unsure: m.mood_unsure,
	neutral: m.mood_neutral,
	pleased: m.mood_pleased,
	delighted: m.mood_delighted
};

/** What a portrait shows, for whoever does not see it. */
export const portraitLabel = (customer: string, mood: Mood) => m.portrait({ customer, mood: moodName[mood]() });

export const quadrantName: Record<Quadrant, () => string> = {
	'service-minded': m.quadrant_service_minded,
	passive: m.quadrant_passive,
	pushy: m.quadrant_pushy,
	defensive: m.quadrant_defensive
};

export const quadrantText: Record<Quadrant, () => string> = {
	'service-minded': m.quadrant_service_minded_text,
	passive: m.quadrant_passive_text,
	pushy: m.quadrant_pushy_text,
	defensive: m.quadrant_defensive_text
};

export const endingName: Record<EndingKind, () => string> = {
	delighted: m.ending_delighted,
	served: m.ending_served,
	lukewarm: m.ending_lukewarm,
	'sold-but-lost': m.ending_sold_but_lost,
	lost: m.ending_lost,
	'walked-out': m.ending_walked_out
};

export const breachName: Record<Breach, () => string> = {
	lie: m.breach_lie,
	hiding: m.breach_hiding,
	'false-scarcity': m.breach_false_scarcity,
	pressure: m.breach_pressure
};
