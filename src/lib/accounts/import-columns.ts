/** What a column of a list of people can say. First, middle and last names make the name. */
export const FIELDS = ['name', 'email', 'staffNumber', 'role', 'region', 'store', 'team', 'language', 'left'] as const;
export type Field = (typeof FIELDS)[number];
type Taken = Field | 'firstName' | 'infix' | 'lastName';
export type Cells = Partial<Record<Field, string>>;
export type Column = { name: string; field: string | null };

/**
 * What people's systems call their columns, in four languages. A personal identity code is no staff number, and a job
 * title no role: those columns are left unread on purpose.
 */
const NAMES: Record<Taken, string> = {
	name: `name, full name, employee, employee name, staff name, display name, person, nimi, kokonimi, koko nimi, henkilö,
		henkilön nimi, työntekijä, työntekijän nimi, etunimi sukunimi, sukunimi etunimi, etu- ja sukunimi, naam,
		volledige naam, medewerker, naam medewerker, medewerkernaam, werknemer, voor- en achternaam, 姓名, 名字, 員工姓名,
		員工, 中文姓名, 人員姓名, 全名`,
	firstName: `first name, given name, forename, preferred name, etunimi, etunimet, kutsumanimi, voornaam, roepnaam, 名`,
	infix: `middle name, tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels`,
	lastName: `last name, surname, family name, sukunimi, achternaam, familienaam, 姓, 姓氏`,
	email: `email, e-mail address, mail, work email, work e-mail address, company email, business email, primary email,
		user principal name, sähköposti, sähköpostiosoite, työsähköposti, s-posti, sposti, e-mailadres, mailadres, werkmail,
		werk e-mail, zakelijk e-mailadres, zakelijke e-mail, 電子郵件, 電子郵件地址, 電子信箱, 電郵, 電郵地址, 信箱, 公司信箱`,
	staffNumber: `staff number, staff no, staff nr, staff id, employee number, employee no, employee nr, employee id,
		personnel number, personnel no, payroll number, payroll id, worker id, henkilönumero, henkilönro, henkilöstönumero,
		työntekijänumero, työntekijän numero, työntekijänro, työntekijä id, palkkanumero, hlönro, personeelsnummer,
		personeelsnr, medewerkernummer, medewerkersnummer, medewerkernr, medewerker id, werknemersnummer, werknemernummer,
		員工編號, 工號, 員編, 職號, 人員編號, 員工代號, 員工號`,
	role: `role, attune role, user role, rooli, käyttäjärooli, rol, gebruikersrol, 角色, 身分, 身份, 權限`,
	region: `region, area, district, alue, aluenimi, regio, gebied, rayon, district, 區域, 地區, 大區`,
	store: `store, store name, shop, shop name, branch, location, site, outlet, myymälä, myymälän nimi, kauppa, liike,
		toimipiste, toimipaikka, winkel, winkelnaam, filiaal, vestiging, locatie, 門市, 門市名稱, 店, 店名, 店舖, 店鋪, 門店,
		分店, 據點`,
	team: `team, team name, department, dept, section, tiimi, tiimin nimi, osasto, ryhmä, teamnaam, afdeling, ploeg, groep,
		團隊, 小組, 部門, 組別, 班組`,
	language: `language, lang, locale, preferred language, kieli, asiointikieli, taal, voorkeurstaal, 語言, 語系, 慣用語言`,
	left: `left, has left, leaver, leaves, terminated, lähtenyt, lopettanut, poistunut, työsuhde päättynyt, vertrokken,
		uit dienst, 離職, 已離職, 是否離職`
};

/** Letters and digits alone: `E-mail address` is `emailaddress`, and `Sähköposti` also `sahkoposti`. */
export const plain = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

export const table = <T extends string>(names: Record<T, string>) =>
	new Map(
		(Object.entries(names) as [T, string][]).flatMap(([meaning, list]) =>
			list.split(',').map((name) => [plain(name), meaning] as const)
		)
	);

const FIELD_OF = table(NAMES);

/** What each column is taken for; null for those that nobody asked for. */
export const columnsOf = (head: string[]): Column[] =>
	head.map((name) => ({ name: name.trim().slice(0, 100), field: FIELD_OF.get(plain(name)) ?? null }));

/** Why the columns do not make a list of people or units, as a message key; undefined when they do. */
export function lacking(columns: Column[]) {
	const has = (...fields: Taken[]) => columns.some(({ field }) => (fields as (string | null)[]).includes(field));
	if (!has('name', 'firstName', 'lastName', 'email', 'staffNumber', 'region', 'store', 'team'))
		return 'import_no_columns';
	const named = has('name', 'firstName', 'lastName');
	return named && !has('email', 'staffNumber', 'store', 'team') ? 'import_no_key' : undefined;
}

/** The field that two columns claim, with their names. Only names may come in parts. */
export function claimedTwice(columns: Column[]) {
	for (const field of new Set(columns.map((column) => column.field))) {
		const claims = columns.filter((column) => field && column.field === field);
		if (claims.length > 1) return { first: claims[0]!.name, second: claims[1]!.name };
	}
	return undefined;
}

/** The cells of a row by field, without those that are empty. */
export function cellsOf(columns: Column[], cells: string[]): Cells {
	const taken: Partial<Record<Taken, string>> = {};
	columns.forEach(({ field }, i) => {
		const text = (cells[i] ?? '').trim();
		if (field && !/^[-–—]*$/.test(text)) taken[field as Taken] = text; // a dash says that there is nothing
	});
	const { firstName, infix, lastName, ...rest } = taken;
	const joined = [firstName, infix, lastName].filter(Boolean).join(' ');
	return joined && !rest.name ? { ...rest, name: joined } : rest;
}
