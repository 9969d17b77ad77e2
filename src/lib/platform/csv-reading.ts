import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refused } from './errors.ts';
import { breathe } from './progress.ts';

/** How a file of cells was written down. `hint` is a first line `sep=;`, by which Excel tells itself the separator. */
type Shape = { encoding: string; delimiter: string; hint: string };
/** A row as a spreadsheet counts them: the first is 1, and empty ones count. */
type Row = { row: number; cells: string[] };

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
const LONGEST_ROW = 256 * 1024;
const DELIMITERS = [',', ';', '\t'];
const PIECE = 64 * 1024;

/** Which letters and which separator a file has. Workbooks are refused: they only look like lists. */
export function shapeOf(bytes: Uint8Array): Shape {
	const encoding = encodingOf(bytes);
	const start = new TextDecoder(encoding).decode(bytes.subarray(0, LONGEST_ROW), { stream: true });
	const [hint = '', told] = /^"?sep=([,;\t])"?(?:\r\n|\n|\r)/i.exec(start) ?? [];
	return { encoding, delimiter: told ?? delimiterOf(start), hint };
}

/**
 * The rows that have anything in them, one after another; a file is never held apart into all of its cells. What no
 * spreadsheet would have saved is refused with the row where it begins.
 */
export async function* rowsOf(bytes: Uint8Array, { encoding, delimiter, hint }: Shape): AsyncGenerator<Row> {
	const parser = parse({
		delimiter,
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		max_record_size: LONGEST_ROW
	});
	Readable.from(textOf(bytes, encoding, hint)).pipe(parser);
	let row = hint ? 1 : 0;
	let filled = 0;
	try {
		for await (const cells of parser as AsyncIterable<string[]>) {
			row++;
			if (row > 2 * MOST_ROWS) throw new Refused('csv_rows', 400, { most: MOST_ROWS });
			if (row % 1_000 === 0) await breathe(); // empty rows are many, too
			if (cells.length > MOST_COLUMNS)
				throw new Refused('csv_columns', 400, { row, columns: cells.length, most: MOST_COLUMNS });
			if (cells.some((cell) => cell.includes('\0'))) throw new Refused('csv_nul', 400, { row });
			if (cells.every((cell) => cell.trim() === '')) continue;
			if (++filled > MOST_ROWS + 1) throw new Refused('csv_rows', 400, { most: MOST_ROWS });
			yield { row, cells };
		}
	} catch (error) {
		throw error instanceof CsvError ? unreadable(error, hint) : error;
	} finally {
		parser.destroy();
	}
}

/** The file's own marks decide; then whether it can be UTF-8; else it is what an older Excel saves. */
function encodingOf(bytes: Uint8Array) {
	const begins = (...signs: number[]) => signs.every((sign, i) => bytes[i] === sign);
	if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) throw new Refused('csv_workbook');
	if (begins(0xff, 0xfe)) return 'utf-16le';
	if (begins(0xfe, 0xff)) return 'utf-16be';
	try {
		const decoder = new TextDecoder('utf-8', { fatal: true });
		for (const piece of piecesOf(bytes)) decoder.decode(piece, { stream: true });
		decoder.decode();
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}

/** The separator that the head has most of, outside quotes. */
function delimiterOf(start: string) {
	const head = start
		.replace(/"[^"]*("|$)/g, '')
		.trimStart()
		.split(/[\r\n]/, 1)[0]!;
	const counts = DELIMITERS.map((sign) => head.split(sign).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function* textOf(bytes: Uint8Array, encoding: string, hint: string) {
	const decoder = new TextDecoder(encoding);
	let skip = hint.length;
	for (const piece of piecesOf(bytes)) {
		yield decoder.decode(piece, { stream: true }).slice(skip);
		skip = 0;
	}
	yield decoder.decode();
}

function* piecesOf(bytes: Uint8Array) {
	for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

function unreadable(error: CsvError, hint: string) {
	const row = Number(error.records) + 1 + (hint ? 1 : 0);
	if (error.code === 'CSV_MAX_RECORD_SIZE') return new Refused('csv_long_row', 400, { row });
	return new Refused(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'csv_open_quote' : 'csv_stray_quote', 400, { row });
}
