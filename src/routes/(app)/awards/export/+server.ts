import * as announcements from '#lib/awards/announcements.server.ts';
import * as sheet from '#lib/awards/sheet.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { csv, csvFile } from '#lib/platform/csv.ts';

export const GET = async ({ locals: { person, locale } }) => {
	const { head, rows } = sheet.of(await announcements.all(person!), locale, person!.company.timeZone);
	return csvFile(m.awards_title(), csv(head, rows, locale));
};
