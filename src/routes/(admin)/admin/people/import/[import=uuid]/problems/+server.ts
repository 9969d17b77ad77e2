import { problemSheet } from '#lib/accounts/import-words.ts';
import * as imports from '#lib/accounts/imports.server.ts';
import { csv, csvFile } from '#lib/platform/csv.ts';
import { found } from '#lib/platform/http.ts';

/** The rows that cannot be imported, each with the reason, to be put right and handed in. */
export const GET = ({ locals: { person, locale }, params }) =>
	found(async () => {
		const { head, rows } = problemSheet(await imports.faulty(person!, params.import));
		return csvFile('problems', csv(head, rows, locale));
	});
