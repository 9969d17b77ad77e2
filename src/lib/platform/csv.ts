import { stringify } from 'csv-stringify/sync';

type Cell = string | number | null;

/** Where a spreadsheet expects semicolons, because its numbers have commas. */
const SEPARATORS: Record<string, string> = { fi: ';', nl: ';' };

/** A sheet that opens with its letters whole and runs nothing: whoever wrote a name or a text wrote no formula. */
export const csv = (head: string[], rows: Cell[][], locale: string) =>
	stringify(
		[head, ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? plain(cell) : cell))),
		{ bom: true, delimiter: SEPARATORS[locale] ?? ',', record_delimiter: 'windows', quoted_string: true }
	);

/** The file of a sheet, as an answer that the browser saves. */
export const csvFile = (name: string, sheet: string) =>
	new Response(sheet, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${ascii(name)}.csv"; filename*=UTF-8''${escaped(name)}.csv`
		}
	});

/** Cells that a spreadsheet would compute, also behind blanks and marks that nobody sees or in their wide forms. */
const FORMULA = /^[\s\p{Cf}\p{Cc}\p{Zs}]*[=+\-@＝＋－＠\t\r]/u;

export const isFormula = (text: string) => FORMULA.test(text);

const plain = (text: string) => (isFormula(text) ? `'${text}` : text);
const ascii = (name: string) =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\w.-]+/g, '-');
const escaped = (name: string) =>
	encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
