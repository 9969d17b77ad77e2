import { and, asc, count, eq, inArray, like, or, sql } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { NOBODY } from './erasure.server.ts';
import { holdsAt } from './people.server.ts';
import { isAdmin, type Person } from './policy.ts';
import { grants, people, pins, units } from './tables.server.ts';

/** Everybody in the company with what they are where, for the admin's page; or those whose name, e-mail or number has `q`. */
export async function list(actor: Person, { page = 1, q = '' }: { page?: number; q?: string } = {}, size = 50) {
	if (!isAdmin(actor)) throw new NotFound();
	const found = q.trim() ? matches(q.trim()) : undefined;
	const [rows, [total]] = await Promise.all([
		db()
			.read.select({
				id: people.id,
				name: people.name,
				email: people.email,
				staffNumber: people.staffNumber,
				password: people.passwordHash,
				pin: pins.hash,
				leftAt: people.leftAt
			})
			.from(people)
			.leftJoin(pins, eq(pins.personId, people.id))
			.where(found)
			.orderBy(asc(people.id))
			.limit(size)
			.offset((page - 1) * size),
		db().read.select({ n: count() }).from(people).where(found)
	]);
	const roles = await rolesOf(rows.map(({ id }) => id));
	return {
		people: rows.map(({ password, pin, ...row }) => ({
			...row,
			joined: password !== null || pin !== null,
			erased: row.name === NOBODY && row.leftAt !== null,
			roles: roles.filter((role) => role.personId === row.id)
		})),
		total: total!.n,
		pages: Math.max(1, Math.ceil(total!.n / size))
	};
}

/** Neither engine folds every letter the same way: a name is looked for as typed, and with its first letters both ways. */
function matches(q: string) {
	const low = q.toLowerCase();
	const high = low.replace(/(^|[\s-])\p{L}/gu, (first) => first.toUpperCase());
	const names = [q, low, high].map((typed) => like(people.name, holding(typed)));
	return or(
		like(sql`lower(${people.name})`, holding(low)),
		...names,
		like(people.email, holding(low)),
		like(people.staffNumber, holding(q))
	);
}

/** Signs that mean something in a pattern are rare in names, and match any sign at worst. */
const holding = (text: string) => `%${text.replace(/[%\\]/g, '_')}%`;

const rolesOf = async (ids: string[]) =>
	ids.length === 0
		? []
		: db()
				.read.select({ personId: grants.personId, role: grants.role, unitId: grants.unitId, unit: units.name })
				.from(grants)
				.innerJoin(units, eq(units.id, grants.unitId))
				.where(and(inArray(grants.personId, ids), holdsAt(now())));
