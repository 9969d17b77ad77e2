import ical, { ICalEventTransparency } from 'ical-generator';
import type { Person } from '#lib/accounts/policy.ts';
import * as m from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { origin } from '#lib/platform/env.server.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as assignments from './assignments.server.ts';
import * as subjects from './subjects.server.ts';

/** What somebody has to do as a calendar of whole days (RFC 5545). What is done, waived or withdrawn is not in it. */
export async function of(person: Pick<Person, 'id' | 'company'>, locale: Locale, at = now()) {
	const asked = await assignments.of(person, at);
	const calendar = ical({
		name: m.calendar_name({}, { locale }),
		prodId: { company: 'Attune', product: 'Attune', language: locale.toUpperCase() },
		ttl: 3_600
	});
	for (const { assignmentId, subject, round, dueOn, note, assignedBy, doneAt } of asked) {
		if (doneAt) continue;
		const url = origin() + subjects.hrefOf(subject);
		const why = m.calendar_by({ name: assignedBy }, { locale });
		calendar.createEvent({
			// It stays the same when there is more time, so the day moves instead of coming twice.
			id: `${assignmentId}-${round}-${subject.replaceAll('/', '-')}@${new URL(origin()).hostname}`,
			start: new Date(`${dueOn}T00:00:00Z`),
			allDay: true,
			stamp: at,
			transparency: ICalEventTransparency.TRANSPARENT,
			summary: m.calendar_due({ what: subjects.titleOf(subject, locale) }, { locale }),
			description: [why, note, url].filter(Boolean).join('\n'),
			url
		});
	}
	return calendar.toString();
}
