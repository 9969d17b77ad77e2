import type { Person } from '#lib/accounts/policy.ts';
import { addDays, dayOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as assignments from './assignments.server.ts';
import { about, said } from './notice-params.ts';
import { sentences } from './notices.server.ts';

const DAYS = 60;

/** What was decided lately about what somebody is asked, in the words of its notice. */
export async function lately(person: Person, locale: Locale, at = now()) {
	const since = addDays(dayOf(at, person.company.timeZone), -DAYS);
	const history = await assignments.historyOf(person, at);
	return history
		.filter(({ on }) => on >= since)
		.map(({ kind, by, reason, dueOn, on, asked }) => ({
			on,
			text: sentences[kind]!.say({ by, ...about(asked[0]!, asked.length), ...said({ reason, dueOn }) }, locale).text
		}));
}
