import * as matrix from '#lib/learning/matrix.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { csv, csvFile } from '#lib/platform/csv.ts';
import { found } from '#lib/platform/http.ts';

export const GET = ({ locals: { person, locale }, url }) =>
	found(async () => {
		const seen = await team.find(person!, url.searchParams.get('team') ?? '');
		const { head, rows } = matrix.sheet(seen, person!.company.timeZone, locale);
		return csvFile(`${seen.unit.name} ${seen.day}`, csv(head, rows, locale));
	});
