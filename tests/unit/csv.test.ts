import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, csvFile } from '#lib/platform/csv.ts';

const cell = (text: string) => csv(['Name'], [[text]], 'en').split('\r\n')[1];

test.each([
	['=1+1', `"'=1+1"`],
	['+358 40', `"'+358 40"`],
	['-5 points', `"'-5 points"`],
	['@SUM(A1)', `"'@SUM(A1)"`],
	['\t=1', `"'\t=1"`],
	['  =1', `"'  =1"`],
	['\u00a0=1', `"'\u00a0=1"`],
	['\u200b=1', `"'\u200b=1"`],
	['\ufeff\u2060 @x', `"'\ufeff\u2060 @x"`],
	['＝1', `"'＝1"`]
])('%j is text, not a formula', (text, expected) => {
	expect(cell(text)).toBe(expected);
});

test('a carriage return hides no formula behind it', () => {
	expect(csv(['Name'], [['\r=1']], 'en')).toContain(`"'\r=1"`);
});

test.each([
	['Maya', '"Maya"'],
	['Jansen-Smit', '"Jansen-Smit"'],
	['5 + 3 = 8', '"5 + 3 = 8"'],
	['He said "no", and left', '"He said ""no"", and left"'],
	['李薇', '"李薇"']
])('%j stays as it is', (text, expected) => {
	expect(cell(text)).toBe(expected);
});

test('numbers stay numbers, also below zero, and what is not known is empty', () => {
	const rows = [
		[1, -5],
		[null, 0]
	];
	expect(csv(['Place', 'Points'], rows, 'en')).toBe('\ufeff"Place","Points"\r\n1,-5\r\n,0\r\n');
});

test('where numbers have commas, semicolons part the cells', () => {
	expect(csv(['Sija', 'Nimi'], [[1, 'Eero']], 'fi')).toBe('\ufeff"Sija";"Nimi"\r\n1;"Eero"\r\n');
});

test('no text begins a formula, whatever it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('=', '+', '-', '@', '\t', '\r'), (text, sign) => {
			expect(cell(sign + text)!.slice(0, 2)).toBe(`"'`);
		})
	);
});

test('the file has a name that every browser understands', () => {
	const disposition = csvFile('Tiimi Öljy "x" d\'Or\r\n', '').headers.get('content-disposition')!;
	expect(disposition).toBe(
		`attachment; filename="Tiimi-Oljy-x-d-Or-.csv"; filename*=UTF-8''Tiimi%20%C3%96ljy%20%22x%22%20d%27Or%0D%0A.csv`
	);
});
