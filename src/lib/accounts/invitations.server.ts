import { and, eq, gt, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { origin } from '#lib/platform/env.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { AddPerson } from './forms.ts';
import { hashPassword } from './passwords.server.ts';
import * as people from './people.server.ts';
import { isAdmin, type Person, type Role } from './policy.ts';
import { companies, invitations, people as persons } from './tables.server.ts';
import { hashToken, makeToken } from './tokens.server.ts';

const LIFE_MS = 24 * 3_600_000;

export const linkOf = (token: string) => `${origin()}/invitation/${token}`;

/**
 * Adds somebody and invites them: a mail follows, and a link for a card or a chat is returned. The form sent again adds
 * nobody and gives another link, because none is kept; none any more once they have joined.
 */
export async function welcome(actor: Person, form: AddPerson, at = now()) {
	const { submission, place, locale, ...rest } = form;
	const [role, unitId] = place.split(':') as [Role, string];
	return transaction(async (tx) => {
		const body = { place, locale, ...rest };
		const personId = await once(tx, { by: actor.id, id: submission, body }, async () => {
			const staffNumber = rest.staffNumber || null;
			const id = await people.add(tx, actor, { ...rest, staffNumber, locale: locale || null, role, unitId });
			if (rest.email) await jobs.enqueue(tx, 'mail-invitation', [{ personId: id, invitedBy: actor.id }], at);
			return id;
		});
		if (!rest.email) return { name: rest.name, link: undefined }; // they get a card
		return { name: rest.name, link: linkOf(await mint(tx, personId, actor.id, at)) };
	});
}

/** A new link for somebody who has not joined yet; the earlier ones stop working. */
export const inviteAgain = (actor: Person, personId: string, at = now()) =>
	transaction(async (tx) => {
		if (!isAdmin(actor)) throw new NotFound();
		const [person] = await tx.select({ name: persons.name }).from(persons).where(eq(persons.id, personId));
		if (!person) throw new NotFound();
		return { name: person.name, link: await invite(tx, actor, personId, at) };
	});

async function invite(tx: Tx, actor: Person, personId: string, at: Date) {
	await tx.delete(invitations).where(waiting(personId, 'mail'));
	await jobs.enqueue(tx, 'mail-invitation', [{ personId, invitedBy: actor.id }], at);
	return linkOf(await mint(tx, personId, actor.id, at));
}

/** Another link for the same invitation, made when the mail is written: no job row ever holds one. */
export async function mint(tx: Tx, personId: string, invitedBy: string, at = now()) {
	const [person] = await tx
		.select({ id: persons.id })
		.from(persons)
		.where(and(eq(persons.id, personId), yetToJoin()));
	if (!person) throw new NotFound();
	const token = makeToken();
	const expiresAt = new Date(at.getTime() + LIFE_MS);
	await tx.insert(invitations).values({ personId, tokenHash: hashToken(token), invitedBy, createdAt: at, expiresAt });
	return token;
}

/** Who is invited by this link; used, expired, never made, joined by another link and left are all not found. */
export async function find(token: string, at = now()) {
	const [row] = await db()
		.read.select({
			id: invitations.id,
			personId: persons.id,
			name: persons.name,
			email: persons.email,
			company: companies.name
		})
		.from(invitations)
		.innerJoin(persons, eq(persons.id, invitations.personId))
		.innerJoin(companies, eq(companies.id, persons.companyId))
		.where(and(open(token, at), yetToJoin()));
	if (!row) throw new NotFound();
	return row;
}

/** Sets the password that the invited person chose. That works once, whichever link it came by. */
export async function accept(token: string, password: string, at = now()): Promise<string> {
	await find(token, at); // a stranger's guess costs no hashing
	const passwordHash = await hashPassword(password);
	return transaction(async (tx) => {
		const [used] = await tx
			.update(invitations)
			.set({ acceptedAt: at })
			.where(open(token, at))
			.returning({ personId: invitations.personId });
		if (!used) throw new NotFound();
		const [joined] = await tx
			.update(persons)
			.set({ passwordHash })
			.where(and(eq(persons.id, used.personId), yetToJoin()))
			.returning({ id: persons.id });
		if (!joined) throw new NotFound();
		await tx.delete(invitations).where(waiting(joined.id, 'card')); // a card that lies about opens nothing any more
		return joined.id;
	});
}

const yetToJoin = () => and(isNull(persons.passwordHash), isNull(persons.leftAt));

/** For a query: what is still out for somebody. */
const waiting = (personId: string, way: 'mail' | 'card') =>
	and(eq(invitations.personId, personId), eq(invitations.way, way), isNull(invitations.acceptedAt));

const open = (token: string, at: Date) =>
	and(
		eq(invitations.tokenHash, hashToken(token)),
		eq(invitations.way, 'mail'),
		isNull(invitations.acceptedAt),
		gt(invitations.expiresAt, at)
	);
