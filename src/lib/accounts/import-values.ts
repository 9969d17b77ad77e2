import { z } from 'zod';
import { isFormula } from '#lib/platform/csv.ts';
import type { MessageKey } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { plain, table, type Cells, type Field } from './import-columns.ts';
import type { Role } from './policy.ts';

export type Problem = { field: string; key: MessageKey; params?: Record<string, string> };
/** What a row asks for. What it does not say stays as it is. */
export type Wanted = {
	name?: string;
	email?: string;
	staffNumber?: string;
	role?: Role;
	region?: string;
	store?: string;
	team?: string;
	locale?: Locale;
	left: boolean;
};

const ROLES = table<Role>({
	learner: `learner, member, team member, staff, employee, seller, sales assistant, oppija, jäsen, tiimin jäsen,
		tiiminjäsen, työntekijä, myyjä, teamlid, lid, medewerker, verkoper, leerling, 學員, 成員, 團隊成員, 組員, 員工, 店員`,
	lead: `lead, leader, team lead, team leader, supervisor, vetäjä, tiiminvetäjä, tiimin vetäjä, tiimivastaava, vastaava,
		teamleider, teamleidster, leider, ploegleider, 組長, 小組長, 團隊主管, 團隊組長, 領班, 主管`,
	manager: `manager, store manager, shop manager, region manager, area manager, päällikkö, myymäläpäällikkö, aluepäällikkö,
		kauppias, winkelmanager, filiaalmanager, regiomanager, bedrijfsleider, 經理, 店長, 區經理, 區域經理`,
	admin: `admin, administrator, ylläpitäjä, pääkäyttäjä, beheerder, 管理員, 系統管理員`
});

const LANGUAGES = table<Locale>({
	en: `en, eng, en-GB, en-US, english, englanti, engels, 英文, 英語`,
	fi: `fi, fin, fi-FI, finnish, suomi, fins, 芬蘭文, 芬蘭語`,
	nl: `nl, nld, nl-NL, nl-BE, dutch, hollanti, nederlands, 荷蘭文, 荷蘭語`,
	'zh-Hant': `zh, zh-Hant, zh-TW, zh-HK, chinese, traditional chinese, kiina, perinteinen kiina, chinees,
		traditioneel chinees, 中文, 繁體中文, 繁中, 國語, 華語`
});

const LEFT = table<'yes' | 'no'>({
	yes: `yes, y, true, 1, x, left, kyllä, k, joo, lähtenyt, ja, j, waar, vertrokken, 是, 有, 真, 離職, 已離職`,
	no: `no, n, false, 0, active, ei, e, töissä, nee, onwaar, in dienst, 否, 不, 沒有, 在職`
});

const Email = z.email();
const LONGEST: Partial<Record<Field, number>> = { email: 254, staffNumber: 40 };

/** What a row's cells mean, and what is wrong with them. */
export function valuesOf(cells: Cells): { wanted: Wanted; problems: Problem[] } {
	const problems: Problem[] = [];
	const complain = (field: Field, key: MessageKey, params?: Record<string, string>) =>
		problems.push({ field, key, ...(params && { params }) });

	/** Words on one line, that no spreadsheet would compute. */
	function text(field: Field) {
		const value = cells[field]?.replace(/[\s\p{Cc}]+/gu, ' ').trim();
		if (!value) return undefined;
		const most = LONGEST[field] ?? 100;
		if (value.length > most) return void complain(field, 'import_too_long', { most: String(most) });
		if (field !== 'email' && isFormula(value.replace(/^'/, ''))) return void complain(field, 'import_formula');
		return value.toWellFormed();
	}
	function oneOf<T extends string>(field: Field, meanings: Map<string, T>, key: MessageKey) {
		const value = cells[field];
		if (!value) return undefined;
		const meaning = meanings.get(plain(value));
		if (!meaning) complain(field, key);
		return meaning;
	}

	const email = text('email')?.toLowerCase();
	if (email && !Email.safeParse(email).success) complain('email', 'import_bad_email');
	const given = {
		name: text('name'),
		email,
		staffNumber: text('staffNumber'),
		role: oneOf('role', ROLES, 'import_bad_role'),
		region: text('region'),
		store: text('store'),
		team: text('team'),
		locale: oneOf('language', LANGUAGES, 'import_bad_language')
	};
	const left = oneOf('left', LEFT, 'import_bad_left') === 'yes';
	const said = Object.entries(given).filter(([, value]) => value !== undefined);
	return { wanted: { ...Object.fromEntries(said), left }, problems };
}

/** A row of places alone: it adds them, and is nobody. */
export const isPlaceOnly = ({ name, email, staffNumber }: Wanted) => !name && !email && !staffNumber;
