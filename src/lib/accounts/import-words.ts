import * as m from '#lib/paraglide/messages.js';
import { LANGUAGES, type Locale } from '#lib/platform/language.ts';
import type { Field } from './import-columns.ts';
import type { Role } from './policy.ts';
import { roleName } from './words.ts';

type Problem = { field: string; key: string; params?: Record<string, string> };
type Cells = Record<string, string>;

export const fieldName: Record<Field, () => string> = {
	name: m.name,
	email: m.email,
	staffNumber: m.import_field_staff_number,
	role: m.import_field_role,
	region: m.unit_region,
	store: m.unit_store,
	team: m.unit_team,
	language: m.language,
	left: m.import_field_left
};

export const importStatus = {
	reading: m.import_status_reading,
	checked: m.import_status_checked,
	committing: m.import_status_committing,
	committed: m.import_status_committed,
	undoing: m.import_status_undoing,
	undone: m.import_status_undone,
	failed: m.import_status_failed
};

export const viewName = {
	problem: m.import_view_problem,
	noted: m.import_view_noted,
	units: m.import_view_units,
	add: m.import_view_add,
	change: m.import_view_change,
	leave: m.import_view_leave,
	return: m.import_view_return,
	same: m.import_view_same
};

/** Why a list came to nothing, or goes no further. */
const REASONS: Record<string, () => string> = {
	import_set_aside: m.import_set_aside,
	import_lapsed: m.import_lapsed,
	import_broke: m.import_broke,
	import_stale: m.import_stale,
	import_undo_forgotten: m.import_undo_forgotten
};
export const wordOf = (reason: string) => (REASONS[reason] ?? m.import_broke)();

export const separatorName = (sign: string) => (sign === '\t' ? m.import_tab() : sign);

/** What is wrong with a cell, and what helps. */
const PROBLEMS: Record<string, (params: never) => string> = {
	import_row_wide: m.import_row_wide,
	import_row_moved_on: m.import_row_moved_on,
	import_listed_twice: m.import_listed_twice,
	import_same_person: m.import_same_person,
	import_two_people: m.import_two_people,
	import_namesakes: m.import_namesakes,
	import_formula: m.import_formula,
	import_too_long: m.import_too_long,
	import_bad_email: m.import_bad_email,
	import_bad_role: m.import_bad_role,
	import_bad_language: m.import_bad_language,
	import_bad_left: m.import_bad_left,
	import_needs_name: m.import_needs_name,
	import_needs_team: m.import_needs_team,
	import_needs_store: m.import_needs_store,
	import_which_store: m.import_which_store,
	import_which_region: m.import_which_region,
	import_store_elsewhere: m.import_store_elsewhere,
	import_no_such_region: m.import_no_such_region,
	import_no_such_store: m.import_no_such_store,
	import_no_such_team: m.import_no_such_team,
	import_yourself: m.import_yourself,
	import_admin: m.import_admin,
	import_several_roles: m.import_several_roles,
	import_kept: m.import_kept,
	import_kept_ended: m.import_kept_ended,
	import_kept_unit: m.import_kept_unit
};
export const sayProblem = ({ key, params = {} }: Problem) => PROBLEMS[key]?.(params as never) ?? m.field_invalid();

export const columnName = (field: string) =>
	field === 'place' ? m.import_field_place() : (fieldName[field as Field]?.() ?? m.import_whole_row());

/** A value as a reader calls it: roles and languages by their names. */
export function sayValue(field: string, value: string | null) {
	if (value === null) return null;
	if (field === 'role') return roleName[value as Role]();
	if (field === 'language') return LANGUAGES[value as Locale];
	if (field === 'left') return m.import_yes();
	return value;
}

/** The faulty rows as a sheet: what is wrong first, then the cells as they were. */
export function problemSheet({ rows }: { rows: { line: number; cells: Cells; problems: Problem[] | null }[] }) {
	const fields = (Object.keys(fieldName) as Field[]).filter((field) => rows.some(({ cells }) => cells[field]));
	return {
		head: [m.import_row(), m.import_problem(), ...fields.map((field) => fieldName[field]())],
		rows: rows.map(({ line, cells, problems }) => [
			line,
			(problems ?? []).map((problem) => `${columnName(problem.field)}: ${sayProblem(problem)}`).join(' '),
			...fields.map((field) => cells[field] ?? '')
		])
	};
}
