import { asc, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Person, Unit, UnitKind } from '#lib/accounts/policy.ts';
import { people as persons, units as unitTable } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { Define } from './definition-forms.ts';
import { isShipped, SHIPPED } from './definitions.ts';
import { canDefine } from './policy.ts';
import { rulesOf, type Rules } from './rules.ts';
import { awardDefinitions } from './tables.server.ts';

/** Where somebody said something about an award. */
export type Said = { unitId: string; unit: string; by: string; at: Date };
/** An award as it is given in a unit. */
export type Definition = {
	key: string;
	/** What the shop calls it; null for a shipped award that keeps its name. */
	name: string | null;
	rules: Rules;
	/** Where its rules were said last and nearest; undefined as it is shipped. `over`: others would hold without it. */
	set?: Said & { over: boolean };
	/** Where it was retired. Above counts too: what the company gives up is given up everywhere. */
	retired?: Said;
};

const HEIGHT: Record<UnitKind, number> = { team: 0, store: 1, region: 2, company: 3 };

const shippedNames: Record<string, (inputs: object, options: { locale: Locale }) => string> = {
	'empathy-award': m.award_name_empathy,
	'team-that-learns': m.award_name_team_learns,
	'loyal-customers': m.award_name_loyal,
	'most-thanks': m.award_name_thanks
};

/** An award's name as a reader sees it: the shop's own, or the shipped one in their language. */
export const nameOf = (key: string, name: string | null, locale: Locale) =>
	name ?? shippedName(key, locale) ?? m.award_name_other({}, { locale });
export const shippedName = (key: string, locale: Locale): string | undefined => shippedNames[key]?.({}, { locale });

/** The awards of which each of these units may have a round, unit by unit. */
export async function forUnits(of: Pick<Unit, 'id' | 'kind'>[]): Promise<(Definition & { unitId: string })[]> {
	const definitions = await inForce(of.map(({ id }) => id));
	return of.flatMap(({ id, kind }) =>
		definitions(id)
			.filter(({ rules, retired }) => rules.scope === kind && !retired)
			.map((definition) => ({ ...definition, unitId: id }))
	);
}

/** Every award that is given in a unit or below, as those who may change them see them. */
export async function all(actor: Person, unitId: string) {
	const unit = await placeOf(actor, unitId);
	const definitions = (await inForce([unit.id]))(unit.id);
	return { unit, definitions: definitions.filter(({ rules }) => scopesOf(unit).includes(rules.scope)) };
}

/** One of them. */
export async function find(actor: Person, unitId: string, key: string) {
	const { unit, definitions } = await all(actor, unitId);
	const definition = definitions.find((definition) => definition.key === key);
	if (!definition) throw new NotFound();
	return { unit, definition };
}

/** The units for which the actor may define awards: what they hold and all below, but teams. */
export async function places(actor: Person) {
	const found = await Promise.all(
		(['company', 'region', 'store'] as const).map((kind) => units.under(actor, ['manager', 'admin'], kind))
	);
	return found.flat();
}

/** At whose levels an award of this unit can be given: its own and those below. */
export const scopesOf = ({ kind }: Pick<Unit, 'kind'>) =>
	(['team', 'store', 'region', 'company'] as const).filter((scope) => HEIGHT[scope] <= HEIGHT[kind]);

/** What an award of the shop's own begins with. */
export async function draft(actor: Person, unitId: string) {
	const unit = await placeOf(actor, unitId);
	const rules = { ...SHIPPED['empathy-award']!, basis: 'nomination' as const, path: [], evidence: [] };
	return { unit: { id: unit.id, name: unit.name }, scopes: scopesOf(unit), rules: rulesOf(rules) };
}

/** Adds an award of the shop's own, or changes one. Rounds that are open keep the rules they were opened with. */
export async function save(
	actor: Person,
	unitId: string,
	key: string | undefined,
	{ name, rules, submission }: Define,
	at = now()
) {
	const { unit, definition } = key
		? await find(actor, unitId, key)
		: { unit: await placeOf(actor, unitId), definition: undefined };
	if (definition?.retired && definition.retired.unitId !== unitId) throw new Refused('definition_retired_above', 409);
	if (!scopesOf(unit).includes(rules.scope)) throw new Refused('definition_scope_too_high');
	if (!name && !isShipped(key ?? '')) throw new Refused('definition_needs_name');
	return write(actor, { unitId, key, name, rules, retiredAt: null }, submission, at);
}

/** From now on nobody opens a round of it here; those that are open go on. */
export async function retire(actor: Person, unitId: string, key: string, submission: string, at = now()) {
	const { definition } = await find(actor, unitId, key);
	const { name, rules } = definition;
	return write(actor, { unitId, key, name, rules, retiredAt: at }, submission, at);
}

/** Takes back what was changed here: what holds above, or what is shipped, holds again. */
export async function reset(actor: Person, unitId: string, key: string, submission: string, at = now()) {
	const { definition } = await find(actor, unitId, key);
	if (definition.set?.unitId !== unitId || !definition.set.over) throw new Refused('definition_not_changed', 409);
	return write(actor, { unitId, key, name: null, rules: null, retiredAt: null }, submission, at);
}

type Change = Pick<typeof awardDefinitions.$inferSelect, 'unitId' | 'name' | 'rules' | 'retiredAt'> & { key?: string };

const write = (actor: Person, { key, ...change }: Change, submission: string, at: Date) =>
	transaction((tx: Tx) =>
		// The moment of retiring is no part of what was asked for.
		once(
			tx,
			{ by: actor.id, id: submission, body: { key, ...change, retiredAt: change.retiredAt !== null } },
			async () => {
				const made = key ?? uuidv7();
				await tx.insert(awardDefinitions).values({ key: made, ...change, setBy: actor.id, at });
				return made;
			}
		)
	);

async function placeOf(actor: Person, unitId: string) {
	const unit = await units.find(actor, unitId);
	if (!canDefine(actor, unit)) throw new NotFound();
	return unit;
}

type Row = typeof awardDefinitions.$inferSelect & { kind: UnitKind; unit: string; by: string };

/** The definitions of each unit: of every award what was last set nearest to it, else what is shipped. */
async function inForce(unitIds: string[]): Promise<(unitId: string) => Definition[]> {
	const tree = await units.withAncestors(unitIds);
	const rows = await latest([...new Set(tree.flatMap((unit) => unit.ancestors))]);
	return (unitId) => {
		const { ancestors } = tree.find((unit) => unit.id === unitId)!;
		const here = rows
			.filter((row) => ancestors.includes(row.unitId) && row.rules !== null)
			.sort((a, b) => HEIGHT[a.kind] - HEIGHT[b.kind]);
		const own = [...new Set(here.map(({ key }) => key))].filter((key) => !isShipped(key));
		return [...Object.keys(SHIPPED), ...own].map((key) =>
			definition(
				key,
				here.filter((row) => row.key === key)
			)
		);
	};
}

function definition(key: string, [nearest, ...above]: Row[]): Definition {
	if (!nearest) return { key, name: null, rules: SHIPPED[key]! };
	const said = ({ unitId, unit, by, at }: Row) => ({ unitId, unit, by, at });
	const retired = [nearest, ...above].findLast((row) => row.retiredAt);
	return {
		key,
		name: nearest.name,
		rules: rulesOf(nearest.rules!),
		set: { ...said(nearest), over: isShipped(key) || above.length > 0 },
		retired: retired && said(retired)
	};
}

/** What was last said of each award in each of these units. */
async function latest(unitIds: string[]): Promise<Row[]> {
	const rows = await db()
		.read.select({ row: awardDefinitions, kind: unitTable.kind, unit: unitTable.name, by: persons.name })
		.from(awardDefinitions)
		.innerJoin(unitTable, eq(unitTable.id, awardDefinitions.unitId))
		.innerJoin(persons, eq(persons.id, awardDefinitions.setBy))
		.where(inArray(awardDefinitions.unitId, unitIds))
		.orderBy(asc(awardDefinitions.at), asc(awardDefinitions.id));
	const said = new Map(rows.map(({ row, ...of }) => [`${row.key} ${row.unitId}`, { ...row, ...of }]));
	return [...said.values()];
}
