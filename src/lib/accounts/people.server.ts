import { and, asc, eq, gt, inArray, isNull, lte, or, type AnyColumn } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { hashPassword } from './passwords.server.ts';
import * as signIn from './sign-in.server.ts';
import { isAdmin, type Person, type Role } from './policy.ts';
import { grants, invitations, people, sessions, units, unitTree } from './tables.server.ts';

export type Newcomer = {
	name: string;
	email: string | null;
	staffNumber?: string | null;
	locale?: Locale | null;
	role: Role;
	unitId: string;
};
export type Member = { id: string; name: string; teamId: string; since: Date };

const FITS: Record<Role, string[]> = {
	learner: ['team'],
	lead: ['team'],
	manager: ['store', 'region'],
	admin: ['company']
};

/** A grant that holds at an instant. */
export const holdsAt = (at: Date) => and(lte(grants.from, at), or(isNull(grants.until), gt(grants.until, at)));

/** The learners of units and all below, at an instant; leads and managers are not in a team's figures. By name. */
export async function members(
	unitIds: string | string[],
	at = now(),
	tx: Pick<Tx, 'selectDistinct'> = db().read
): Promise<Member[]> {
	const rows = await tx
		.selectDistinct({ id: people.id, name: people.name, teamId: grants.unitId, since: grants.from })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
		.innerJoin(people, eq(people.id, grants.personId))
		.where(
			and(inArray(unitTree.ancestorId, [unitIds].flat()), holdsAt(at), or(isNull(people.leftAt), gt(people.leftAt, at)))
		);
	return rows.sort((a, b) => a.name.localeCompare(b.name));
}

/** For a query: this column holds a learner of some unit that the actor leads, manages or administers. */
export function isLookedAfterBy(actor: Person, column: AnyColumn, at = now()) {
	const held = actor.grants.filter((grant) => grant.role !== 'learner').map((grant) => grant.unitId);
	const learners = db()
		.read.select({ id: grants.personId })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
		.where(and(inArray(unitTree.ancestorId, held), holdsAt(at)));
	return inArray(column, learners);
}

/** The learners who belonged to a unit or anything below on any day between two instants, once for each team. */
export const membersDuring = (unitId: string, from: Date, until: Date) =>
	db()
		.read.selectDistinct({ id: grants.personId, teamId: grants.unitId })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
		.where(
			and(eq(unitTree.ancestorId, unitId), lte(grants.from, until), or(isNull(grants.until), gt(grants.until, from)))
		);

/** Somebody as a member of their team; undefined for those in none. */
export async function membership({ id, name }: Pick<Person, 'id' | 'name'>, at = now()): Promise<Member | undefined> {
	const [row] = await db()
		.read.select({ teamId: grants.unitId, since: grants.from })
		.from(grants)
		.where(and(eq(grants.personId, id), eq(grants.role, 'learner'), holdsAt(at)))
		.orderBy(asc(grants.from))
		.limit(1);
	return row && { id, name, ...row };
}

/** Everybody who holds any role on a unit or below: whom an announcement concerns. */
export const holdersWithin = (tx: Pick<Tx, 'selectDistinct'>, unitId: string, at = now()) =>
	tx
		.selectDistinct({ id: people.id, name: people.name })
		.from(unitTree)
		.innerJoin(grants, eq(grants.unitId, unitTree.unitId))
		.innerJoin(people, eq(people.id, grants.personId))
		.where(and(eq(unitTree.ancestorId, unitId), holdsAt(at), isNull(people.leftAt)));

export async function get(personId: string) {
	const [person] = await db().read.select().from(people).where(eq(people.id, personId));
	if (!person) throw new NotFound();
	return person;
}

/** The team of a learner at an instant: points belong to it. */
export async function teamAt(tx: Pick<Tx, 'select'>, personId: string, at: Date) {
	const [row] = await tx
		.select({ teamId: grants.unitId })
		.from(grants)
		.where(and(eq(grants.personId, personId), eq(grants.role, 'learner'), holdsAt(at)))
		.orderBy(asc(grants.from))
		.limit(1);
	return row?.teamId;
}

/** Adds somebody with one role. Their address must be new. */
export async function add(tx: Tx, actor: Person, newcomer: Newcomer) {
	if (!isAdmin(actor)) throw new NotFound();
	await mustFit(tx, newcomer);
	return insert(tx, actor.company.id, newcomer);
}

/** A role is held on units of its own kind. */
export async function mustFit(tx: Pick<Tx, 'select'>, { role, unitId }: Pick<Newcomer, 'role' | 'unitId'>) {
	const [unit] = await tx.select().from(units).where(eq(units.id, unitId));
	if (!unit) throw new NotFound();
	if (!FITS[role].includes(unit.kind)) throw new Refused('person_wrong_unit');
}

/** The person and the grant themselves. For set-up and seed; others call `add`. */
export async function insert(
	tx: Tx,
	companyId: string,
	{
		name,
		email,
		staffNumber = null,
		locale = null,
		role,
		unitId,
		passwordHash = null,
		at = now()
	}: Newcomer & { passwordHash?: string | null; at?: Date }
) {
	const [person] = await tx
		.insert(people)
		.values({ companyId, name, email: email?.toLowerCase() ?? null, staffNumber, locale, passwordHash, createdAt: at })
		.onConflictDoNothing()
		.returning({ id: people.id });
	if (!person) throw new Refused(staffNumber ? 'person_taken' : 'person_email_taken', 409);
	await tx.insert(grants).values({ personId: person.id, role, unitId, from: at });
	return person.id;
}

/** Ends somebody's work here: they are signed out at once and their history stays where it was. */
export async function leave(actor: Person, personId: string, at = now()) {
	if (!isAdmin(actor) || actor.id === personId) throw new NotFound();
	return transaction(async (tx) => {
		const [gone] = await tx
			.update(people)
			.set({ leftAt: at })
			.where(and(eq(people.id, personId), isNull(people.leftAt)))
			.returning({ name: people.name });
		if (!gone) throw new NotFound();
		await tx
			.update(grants)
			.set({ until: at })
			.where(and(eq(grants.personId, personId), isNull(grants.until)));
		// Should they come back, they come in anew.
		await tx.delete(sessions).where(eq(sessions.personId, personId));
		await tx.delete(invitations).where(and(eq(invitations.personId, personId), isNull(invitations.acceptedAt)));
		return gone.name;
	});
}

export const chooseLocale = (actor: Person, locale: Locale | null) =>
	transaction(async (tx) => {
		await tx.update(people).set({ locale }).where(eq(people.id, actor.id));
	});

/** Refused unless the present password is right. */
export async function changePassword(actor: Person, current: string, next: string) {
	await signIn.confirm(actor, current);
	const hash = await hashPassword(next);
	await transaction(async (tx) => {
		await tx.update(people).set({ passwordHash: hash }).where(eq(people.id, actor.id));
	});
}
