import * as m from '#lib/paraglide/messages.js';
import { dayOf } from '#lib/platform/clock.ts';
import { longPeriod } from '#lib/platform/dates.ts';
import type { Locale } from '#lib/platform/language.ts';
import type * as announcements from './announcements.server.ts';
import * as definitions from './definitions.server.ts';

type Announced = Awaited<ReturnType<typeof announcements.all>>[number];

/** Announcements as a sheet in the reader's language, a line for each winner: what the pages show them, and no more. */
export const of = (all: Announced[], locale: Locale, zone: string) => ({
	head: [
		...[m.sheet_period(), m.sheet_award(), m.sheet_unit(), m.sheet_winner(), m.team(), m.sheet_why()],
		...[m.certificate_decided(), m.award_announced(), m.award_revoked()]
	],
	rows: all.flatMap(({ award, name, unit, period, outcome, reason, winners, announcedBy, at }) => {
		const what = [longPeriod(period, locale), definitions.nameOf(award, name, locale), unit.name];
		const when = [announcedBy, dayOf(at, zone)];
		if (outcome === 'none') return [[...what, m.award_none_title(), '', reason ?? '', ...when, '']];
		return winners.map(({ name, team, citation, revoked }) => [
			...[...what, name, team, citation ?? '', ...when],
			revoked?.reason ?? ''
		]);
	})
});
