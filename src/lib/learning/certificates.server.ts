import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { canManage, canOversee, isAdmin, type Person } from '#lib/accounts/policy.ts';
import { companies, people as persons } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import * as paths from './paths.server.ts';
import { completions, pathCertificates as certificates } from './tables.server.ts';

type Holder = Pick<Person, 'id' | 'name' | 'company'>;
type Row = typeof certificates.$inferSelect;

/** Whoever has finished a path gets its certificate, once, in the words of this day. */
export async function issue(tx: Tx, holder: Holder, locale: Locale, at: Date, among = paths.slugs) {
	const rows = await tx
		.select({ module: completions.module })
		.from(completions)
		.where(eq(completions.personId, holder.id));
	const done = new Set(rows.map((row) => row.module));
	const finished = among.filter((path) => paths.allModulesOf(path).every((module) => done.has(module)));
	if (finished.length === 0) return;
	await tx
		.insert(certificates)
		.values(
			finished.map((path) => ({
				personId: holder.id,
				path,
				name: holder.name,
				locale,
				title: paths.titleOf(path, locale),
				company: holder.company.name,
				modules: paths.modulesOf(path).map((slug) => {
					const { title, version } = catalogue.lesson(slug, locale);
					return { slug, title, version };
				}),
				at
			}))
		)
		.onConflictDoNothing();
}

/** The certificate of a path that was finished before there were any. */
export async function claim(actor: Person, path: string, locale: Locale, at = now()) {
	if (!paths.exists(path)) throw new NotFound();
	await transaction((tx) => issue(tx, actor, locale, at, [path]));
	const made = (await mine(actor)).find((certificate) => certificate.path === path);
	if (!made) throw new Refused('path_not_finished', 409);
	return made.id;
}

export async function mine(actor: Person) {
	const rows = await db()
		.read.select()
		.from(certificates)
		.where(eq(certificates.personId, actor.id))
		.orderBy(asc(certificates.at));
	return rows.map(({ id, path, title, locale, at, revokedAt }) => ({ id, path, title, locale, at, revokedAt }));
}

/** One certificate, for its holder and for those who look after them. */
export async function find(actor: Person, id: string) {
	const row = await get(id);
	if (!row) throw new NotFound();
	const scope = row.personId === actor.id ? undefined : await scopeOf(actor, row.personId);
	if (row.personId !== actor.id && !scope?.oversees) throw new NotFound();
	return { ...shown(row), mine: row.personId === actor.id, canRevoke: !row.revokedAt && Boolean(scope?.manages) };
}

/** The same fields for anybody who has its address. What was revoked says so, without why; of somebody forgotten nothing is left. */
export async function verify(id: string) {
	const row = await get(id);
	if (!row) return undefined;
	const { revokedReason: _kept, ...open } = shown(row);
	return { ...open, zone: await zoneOf(row.personId) };
}

/** Takes a certificate back, once, with a reason that its holder reads. It stays where it is and says that it is void. */
export async function revoke(actor: Person, id: string, reason: string, at = now()) {
	const row = await get(id);
	const scope = row && (await scopeOf(actor, row.personId));
	if (!row || !scope?.oversees) throw new NotFound();
	if (!scope.manages || row.personId === actor.id) throw new NotAllowed();
	await transaction(async (tx) => {
		await tx
			.update(certificates)
			.set({ revokedAt: at, revokedBy: actor.id, revokedReason: reason })
			.where(and(eq(certificates.id, id), isNull(certificates.revokedAt)));
	});
}

/** What the members of a team have finished, by name. For its lead and those above. */
export async function ofTeam(actor: Person, teamId: string, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	const members = await people.members(teamId, at);
	const rows = members.length
		? await db()
				.read.select()
				.from(certificates)
				.where(
					inArray(
						certificates.personId,
						members.map(({ id }) => id)
					)
				)
		: [];
	return {
		team: { id: team.id, name: team.name },
		members: members.map(({ id, name }) => ({
			id,
			name,
			certificates: rows
				.filter((row) => row.personId === id)
				.sort((a, b) => a.at.getTime() - b.at.getTime())
				.map(({ id, path, at, revokedAt }) => ({ id, path, at, revokedAt }))
		}))
	};
}

const shown = ({ id, path, name, locale, title, company, modules, at, revokedAt, revokedReason }: Row) => ({
	...{ id, path, name: name!, locale, title, company, at, revokedAt, revokedReason },
	modules: modules.map(({ title }) => title)
});

async function get(id: string) {
	if (!units.isId(id)) return undefined;
	const [row] = await db().read.select().from(certificates).where(eq(certificates.id, id));
	return row?.name ? row : undefined;
}

async function zoneOf(personId: string) {
	const [row] = await db()
		.read.select({ zone: companies.timeZone })
		.from(persons)
		.innerJoin(companies, eq(companies.id, persons.companyId))
		.where(eq(persons.id, personId));
	return row!.zone;
}

/** What the actor may do with what belongs to this person: through their team, or as an admin of the company. */
async function scopeOf(actor: Person, personId: string) {
	if (isAdmin(actor)) return { oversees: true, manages: true };
	const teamId = await people.teamAt(db().read, personId, now());
	const team = teamId ? await units.get(teamId) : undefined;
	return team && { oversees: canOversee(actor, team), manages: canManage(actor, team) };
}
