import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, isFormula } from '#lib/platform/csv.ts';
import { rowsOf, shapeOf } from '#lib/platform/csv-reading.ts';
import { Refused } from '#lib/platform/errors.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
async function read(bytes: Uint8Array) {
	const rows = [];
	for await (const row of rowsOf(bytes, shapeOf(bytes))) rows.push(row);
	return rows;
}
const cells = async (bytes: Uint8Array) => (await read(bytes)).map((row) => row.cells);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('letters', () => {
	test.each([
		['UTF-8', utf8('nimi\nMäki'), 'utf-8'],
		['UTF-8 with its mark', utf8('\ufeffnimi\nMäki'), 'utf-8'],
		['UTF-16', utf16('nimi\nMäki'), 'utf-16le'],
		['UTF-16 the other way round', utf16('nimi\nMäki').map((_, i, all) => all[i ^ 1]!), 'utf-16be'],
		['an older Excel', new Uint8Array(Buffer.from('nimi\nMäki', 'latin1')), 'windows-1252']
	])('of %s', async (_, bytes, encoding) => {
		expect(shapeOf(bytes).encoding).toBe(encoding);
		expect(await cells(bytes)).toEqual([['nimi'], ['Mäki']]);
	});

	test('of Windows that Latin-1 has not: dashes, quotes and the euro', async () => {
		expect(await cells(new Uint8Array([0x80, 0x92, 0x96, 0xe4]))).toEqual([['€’–ä']]);
	});

	test('that are cut in two by a piece of the file', async () => {
		const name = 'ä'.repeat(50_000);
		expect(await cells(utf8(`a${name}\nb`))).toEqual([[`a${name}`], ['b']]);
	});
});

describe('separators', () => {
	test.each([
		['a,b\n1,2', ','],
		['a;b\n"1,5";2', ';'],
		['a\tb\n1,5\t2', '\t'],
		['"Last, first";b\n1;2', ';'],
		['only\none', ','],
		['sep=;\r\na;b\r\n1;2', ';']
	])('%j', async (text, delimiter) => {
		expect(shapeOf(utf8(text)).delimiter).toBe(delimiter);
		expect((await cells(utf8(text))).at(-1)).toHaveLength(text === 'only\none' ? 1 : 2);
	});
});

test('rows are counted as a spreadsheet does, with empty ones and those of several lines', async () => {
	expect(await read(utf8('a,b\r\n\r\n"x\ny",1\r\n,,\r\nz,2\r\n'))).toEqual([
		{ row: 1, cells: ['a', 'b'] },
		{ row: 3, cells: ['x\ny', '1'] },
		{ row: 5, cells: ['z', '2'] }
	]);
	expect((await read(utf8('sep=,\na,b\n1,2'))).map(({ row }) => row)).toEqual([2, 3]);
});

describe('what no spreadsheet would save is refused with its row', () => {
	const many = Array.from({ length: 10_000 }, (_, i) => `column ${i}`).join(',');
	test.each<[string, string, string, number | undefined]>([
		['a quote that is never closed', 'a,b\n1,2\n"x,1\ny,2\n', 'csv_open_quote', 3],
		['a quote that swallows the rest of a long file', `a,b\n1,2\n"x,1\n${'y,2\n'.repeat(100_000)}`, 'csv_long_row', 3],
		['a quote in the middle of a cell', 'a,b\nx"y,1\n', 'csv_stray_quote', 2],
		['NUL', 'a,b\n1,2\n\n1,\0\n', 'csv_nul', 4],
		['a zip that is called csv', 'PK\u0003\u0004\u0014\0', 'csv_workbook', undefined],
		['ten thousand columns', `${many}\n1`, 'csv_columns', 1],
		['a row without an end', 'x'.repeat(1_000_000), 'csv_long_row', 1],
		['more rows than a list may have', 'a\n' + '1\n'.repeat(100_001), 'csv_rows', undefined]
	])('%s', async (_, text, key, row) => {
		const refused = await cells(utf8(text)).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(Refused);
		expect(refused).toMatchObject({ key, status: 400, ...(row && { params: { row } }) });
	});
});

test('any sheet of ours reads back as it was written', async () => {
	const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
	const row = fc.tuple(text, text, text).filter((one) => one.some((cell) => cell.trim()));
	await fc.assert(
		fc.asyncProperty(fc.array(row, { maxLength: 10 }), fc.constantFrom('en', 'fi'), async (rows, locale) => {
			const written = rows.map((one) => one.map((cell) => (isFormula(cell) ? `'${cell}` : cell)));
			const back = await cells(utf8(csv(['a', 'b', 'c'], rows, locale)));
			expect(back.slice(1)).toEqual(written);
		})
	);
});
