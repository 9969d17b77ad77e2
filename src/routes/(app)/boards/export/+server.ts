import { csv, csvFile } from '#lib/platform/csv.ts';
import { found } from '#lib/platform/http.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as sheet from '#lib/recognition/sheet.server.ts';

export const GET = ({ locals, url }) =>
	found(async () => {
		const period = boards.findPeriod(locals.person!, url.searchParams.get('period'));
		const team = await boards.team(locals.person!, url.searchParams.get('team') ?? '', period);
		const { head, rows } = sheet.of(team);
		return csvFile(`${team.unit.name} ${period}`, csv(head, rows, locals.locale));
	});
