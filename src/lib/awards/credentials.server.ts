import { asc, eq } from 'drizzle-orm';
import { companies, units, unitTree } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { origin } from '#lib/platform/env.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as images from './badge-images.server.ts';
import { recipientMatches, revocationList } from './credentials/achievement.ts';
import { bake } from './credentials/png.ts';
import { Credential } from './credentials/shape.ts';
import { verify } from './credentials/sign.ts';
import * as issuerKeys from './issuer-keys.server.ts';
import { announcements, awardRevocations, awardRounds, awardWinners, credentials } from './tables.server.ts';

/** Where a badge is shown to whoever has the link, and what it is called inside. */
export const addressOf = (id: string) => `${origin()}/verify/${id}`;
export const revocationsAt = () => `${origin()}/verify/revocations`;

/** A badge for whoever has its link, with what it is worth today. */
export async function find(id: string, at = now()) {
	const { credential, award, revokedAt, ...about } = await published(id);
	const issuer = await issuerKeys.did();
	const { valid } = await verify(credential, issuer ? [issuer] : [], at);
	const state = revokedAt ? ('revoked' as const) : valid ? ('genuine' as const) : ('proof' as const);
	return { ...about, credential, state, revokedAt, image: images.addressOf(award) };
}

/** As it was signed. */
export const signed = async (id: string) => (await published(id)).credential;

/** The award's picture with the badge inside. */
export async function picture(id: string) {
	const { award, credential } = await published(id);
	return bake(await images.of(award), credential);
}

/** Whether a badge was given to whoever has that address. */
export const isFor = async (id: string, email: string) => recipientMatches(await signed(id), email);

/** Every badge of a revoked award, for checkers elsewhere. There is no list before there is a badge. */
export async function revocations() {
	const issuer = await issuerKeys.did();
	if (!issuer) throw new NotFound();
	const rows = await db()
		.read.select({ body: credentials.body })
		.from(awardRevocations)
		.innerJoin(credentials, eq(credentials.winnerId, awardRevocations.winnerId))
		.orderBy(asc(awardRevocations.at));
	const names = rows.map(({ body }) => String(body.id));
	return revocationList(revocationsAt(), issuer, names);
}

/** Who signs here; without a name until the first badge. */
export async function issuer() {
	const [company] = await db().read.select().from(companies).limit(1);
	if (!company) throw new NotFound();
	return { company: company.name, timeZone: company.timeZone, did: await issuerKeys.did() };
}

/** Of somebody's badges only their own names stay, for the list of what was revoked. */
export async function forgetCredentials(tx: Tx, personId: string) {
	const rows = await tx
		.select({ id: credentials.id, body: credentials.body })
		.from(credentials)
		.innerJoin(awardWinners, eq(awardWinners.id, credentials.winnerId))
		.where(eq(awardWinners.personId, personId));
	for (const { id, body } of rows) {
		const rest = { id: body.id };
		await tx.update(credentials).set({ body: rest }).where(eq(credentials.id, id));
	}
}

/** Of somebody erased there is none. */
async function published(id: string) {
	const [row] = await db()
		.read.select({
			id: credentials.id,
			body: credentials.body,
			award: awardRounds.award,
			period: awardRounds.month,
			unit: units.name,
			announcedAt: announcements.at,
			zone: companies.timeZone,
			revokedAt: awardRevocations.at
		})
		.from(credentials)
		.innerJoin(awardWinners, eq(awardWinners.id, credentials.winnerId))
		.innerJoin(announcements, eq(announcements.id, awardWinners.announcementId))
		.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
		.innerJoin(units, eq(units.id, awardRounds.unitId))
		.innerJoin(unitTree, eq(unitTree.unitId, awardRounds.unitId))
		.innerJoin(companies, eq(companies.id, unitTree.ancestorId))
		.leftJoin(awardRevocations, eq(awardRevocations.winnerId, awardWinners.id))
		.where(eq(credentials.id, id));
	if (!row) throw new NotFound();
	const { body, ...about } = row;
	const { data: credential } = Credential.safeParse(body);
	if (!credential) throw new NotFound();
	return { ...about, credential };
}
