import { and, eq, gt, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import * as cards from './cards.server.ts';
import { CARD_SIGNS, readCode } from './codes.ts';
import { hashCode } from './codes.server.ts';
import type { Whence } from './devices.server.ts';
import * as inbox from './inbox.server.ts';
import { hashPassword } from './passwords.server.ts';
import * as pins from './pins.server.ts';
import { companies, invitations, people, pins as pinRows } from './tables.server.ts';
import * as tries from './tries.server.ts';

/** Wrong codes: few from one device, more from a place, because a shop shares one. Nobody's card is ever shut. */
const LIMITS = { pair: 10, who: Infinity, where: 200 };

/** Whose card this is; undefined for a code that is wrong, used, ended or too old, and for somebody who has left. */
export async function find(typed: string, from: Whence, at = now()) {
	const failureId = await tries.expectFailure({
		who: `card ${from.device ?? ''}`,
		where: `card ${tries.networkOf(from.address)}`,
		limits: LIMITS,
		at
	});
	const code = readCode(typed, CARD_SIGNS);
	if (!code) return undefined;
	const [card] = await db()
		.read.select({
			personId: people.id,
			invitedBy: invitations.invitedBy,
			name: people.name,
			company: companies.name,
			password: people.passwordHash,
			pinAt: pinRows.at
		})
		.from(invitations)
		.innerJoin(people, eq(people.id, invitations.personId))
		.innerJoin(companies, eq(companies.id, people.companyId))
		.leftJoin(pinRows, eq(pinRows.personId, people.id))
		.where(and(isOpen(await hashCode(code), at), isNull(people.leftAt)));
	if (!card || !(await cards.mayStill(card, at))) return undefined;
	await tries.forgive(failureId);
	const { name, company, password, pinAt } = card;
	return { code, name, company, joined: password !== null || pinAt !== null };
}

/** Sets the PIN that somebody chose by their card, which works this one time; their id, or undefined as above. */
export async function accept(typed: string, pin: string, from: Whence, at = now()) {
	const card = await find(typed, from, at); // a stranger's guess costs no more hashing than that
	if (!card) return undefined;
	const [tokenHash, pinHash] = await Promise.all([hashCode(card.code), hashPassword(pin)]);
	return transaction(async (tx) => {
		const [used] = await tx
			.update(invitations)
			.set({ acceptedAt: at })
			.where(isOpen(tokenHash, at))
			.returning({ personId: invitations.personId, invitedBy: invitations.invitedBy });
		if (!used) return undefined;
		// Other cards and links of theirs open nothing any more.
		await tx.delete(invitations).where(and(eq(invitations.personId, used.personId), isNull(invitations.acceptedAt)));
		await pins.set(tx, used.personId, pinHash, at);
		if (from.device) await pins.remember(tx, used.personId, from.device, at);
		if (card.joined) await tell(tx, used, at);
		return used.personId;
	});
}

/** Whoever could get in before hears that somebody's card has changed their PIN. */
const tell = (tx: Tx, { personId, invitedBy }: { personId: string; invitedBy: string }, at: Date) =>
	inbox.tell(tx, [{ personId, kind: 'pin-by-card', params: { by: invitedBy } }], at);

const isOpen = (tokenHash: string, at: Date) =>
	and(
		eq(invitations.tokenHash, tokenHash),
		eq(invitations.way, 'card'),
		isNull(invitations.acceptedAt),
		gt(invitations.expiresAt, at)
	);
