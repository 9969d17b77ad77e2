import { fieldName } from '#lib/accounts/import-words.ts';
import { FIELDS } from '#lib/accounts/import-columns.ts';
import * as m from '#lib/paraglide/messages.js';
import { csv, csvFile } from '#lib/platform/csv.ts';

/** A list with nothing in it, to be filled in. */
export const GET = ({ locals }) =>
	csvFile(
		m.import_title(),
		csv(
			FIELDS.map((field) => fieldName[field]()),
			[],
			locals.locale
		)
	);
