import { describe, expect, test } from 'vitest';
import { cellsOf, claimedTwice, columnsOf, lacking } from '#lib/accounts/import-columns.ts';
import { fieldName } from '#lib/accounts/import-words.ts';
import { valuesOf } from '#lib/accounts/import-values.ts';
import { roleName } from '#lib/accounts/words.ts';
import { LANGUAGES, LOCALES } from '#lib/platform/language.ts';

const fieldOf = (name: string) => columnsOf([name])[0]!.field;

describe('columns', () => {
	test.each([
		['Name', 'name'],
		['Etunimi Sukunimi', 'name'],
		['VOORNAAM', 'firstName'],
		['Tussenvoegsel', 'infix'],
		['sukunimi', 'lastName'],
		['E-mail Address', 'email'],
		['e_mail', 'email'],
		['Sähköposti', 'email'],
		['電子郵件', 'email'],
		['Employee ID', 'staffNumber'],
		['Henkilönumero', 'staffNumber'],
		['Personeelsnr.', 'staffNumber'],
		['工號', 'staffNumber'],
		['Toimipiste', 'store'],
		['Filiaal', 'store'],
		['門市', 'store'],
		['Osasto', 'team'],
		['Afdeling', 'team'],
		['Henkilötunnus', null],
		['Salary', null],
		['', null]
	])('%j is %s', (name, field) => {
		expect(fieldOf(name)).toBe(field);
	});

	test('the empty list to fill in is understood in every language', () => {
		for (const locale of LOCALES)
			for (const [field, word] of Object.entries(fieldName))
				expect([locale, fieldOf((word as (inputs: object, options: object) => string)({}, { locale }))]).toEqual([
					locale,
					field
				]);
	});

	test('names in parts are joined, and a dash says that there is nothing', () => {
		const columns = columnsOf(['Voornaam', 'Tussenvoegsel', 'Achternaam', 'E-mail', 'Salaris']);
		expect(cellsOf(columns, ['Pieter', 'de', 'Vries', '–', '1000'])).toEqual({ name: 'Pieter de Vries' });
	});

	test('that do not make a list are told', () => {
		expect(lacking(columnsOf(['Salary', 'Shoe size']))).toBe('import_no_columns');
		expect(lacking(columnsOf(['First name', 'Last name']))).toBe('import_no_key');
		expect(lacking(columnsOf(['Name', 'Store', 'Team']))).toBeUndefined();
		expect(lacking(columnsOf(['Store', 'Team']))).toBeUndefined();
		expect(lacking(columnsOf(['Staff number', 'Left']))).toBeUndefined();
		expect(claimedTwice(columnsOf(['Email', 'Name', 'Work e-mail']))).toEqual({
			first: 'Email',
			second: 'Work e-mail'
		});
	});
});

describe('values', () => {
	test('roles and languages are known by what the app calls them, in every language', () => {
		for (const locale of LOCALES)
			for (const [role, word] of Object.entries(roleName)) {
				const said = (word as (inputs: object, options: object) => string)({}, { locale });
				expect([said, valuesOf({ role: said }).wanted.role]).toEqual([said, role]);
			}
		for (const [locale, name] of Object.entries(LANGUAGES))
			expect(valuesOf({ language: name }).wanted.locale).toBe(locale);
	});

	test.each([
		[{ name: '=HYPERLINK("x")' }, 'name', 'import_formula'],
		[{ name: "'=1+1" }, 'name', 'import_formula'],
		[{ team: '\u200b@x' }, 'team', 'import_formula'],
		[{ name: 'x'.repeat(101) }, 'name', 'import_too_long'],
		[{ email: 'not an address' }, 'email', 'import_bad_email'],
		[{ role: 'astronaut' }, 'role', 'import_bad_role'],
		[{ language: 'Klingon' }, 'language', 'import_bad_language'],
		[{ left: 'perhaps' }, 'left', 'import_bad_left']
	])('%j is told', (cells, field, key) => {
		expect(valuesOf(cells).problems).toMatchObject([{ field, key }]);
	});

	test('spaces do not matter, nor the case of an address', () => {
		expect(valuesOf({ name: ' Maya \n Okafor ', email: ' MAYA@Halla.example ', left: 'Kyllä' }).wanted).toEqual({
			name: 'Maya Okafor',
			email: 'maya@halla.example',
			left: true
		});
	});
});
