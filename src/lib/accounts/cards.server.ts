import { and, eq, gt, inArray, isNull, type SQLWrapper } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as actors from './actors.server.ts';
import { CARD_SIGNS } from './codes.ts';
import { hashCode, makeCode } from './codes.server.ts';
import { holdsAt } from './people.server.ts';
import { canMakeCard, canOversee, type Person } from './policy.ts';
import { grants, invitations, people, pins, unitTree } from './tables.server.ts';
import * as units from './units.server.ts';

const LIFE_MS = 14 * 24 * 3_600_000;

/** `code` is told this one time: only its hash is kept. */
type Card = { name: string; code: string; joined: boolean };

/**
 * The people of a team or a store for whom the actor may make cards, by name: whether they have joined, and until when
 * a card of theirs works that has been made and not been used.
 */
export async function list(actor: Person, unitId: string, at = now()) {
	const unit = await units.find(actor, unitId);
	if (!canOversee(actor, unit)) throw new NotAllowed();
	const here = db()
		.read.select({ id: grants.personId })
		.from(unitTree)
		.innerJoin(grants, eq(grants.unitId, unitTree.unitId))
		.where(and(eq(unitTree.ancestorId, unit.id), holdsAt(at)));
	const [rows, held, cards] = await Promise.all([
		db()
			.read.select({ id: people.id, name: people.name, password: people.passwordHash, pinAt: pins.at })
			.from(people)
			.leftJoin(pins, eq(pins.personId, people.id))
			.where(and(inArray(people.id, here), isNull(people.leftAt))),
		grantsOf(here, at),
		db()
			.read.select({ personId: invitations.personId, until: invitations.expiresAt })
			.from(invitations)
			.where(and(inArray(invitations.personId, here), isOut, gt(invitations.expiresAt, at)))
	]);
	const heldBy = Map.groupBy(held, ({ personId }) => personId);
	const until = new Map(cards.map((card) => [card.personId, card.until]));
	const within = rows
		.filter(({ id }) => canMakeCard(actor, together(heldBy.get(id) ?? [])))
		.map(({ id, name, password, pinAt }) => ({
			id,
			name,
			joined: password !== null || pinAt !== null,
			cardUntil: until.get(id) ?? null
		}));
	return { unit, people: within.sort((a, b) => a.name.localeCompare(b.name)) };
}

/**
 * Cards for these people of a team or a store; earlier ones of theirs end. Whoever has not joined joins by it, and whoever
 * has may choose a new PIN.
 */
export async function make(actor: Person, unitId: string, personIds: string[], at = now()) {
	const { unit, people: all } = await list(actor, unitId, at);
	const chosen = all.filter(({ id }) => personIds.includes(id));
	if (chosen.length < new Set(personIds).size) throw new NotFound();
	const expiresAt = new Date(at.getTime() + LIFE_MS);
	const made = await Promise.all(
		chosen.map(async (holder) => {
			const code = makeCode(CARD_SIGNS);
			return { ...holder, code, tokenHash: await hashCode(code) };
		})
	);
	const rows = made.map(({ id: personId, tokenHash }) => ({
		...{ personId, tokenHash, way: 'card' as const, invitedBy: actor.id },
		...{ createdAt: at, expiresAt }
	}));
	await transaction(async (tx) => {
		await tx.delete(invitations).where(and(inArray(invitations.personId, personIds), isOut));
		await tx.insert(invitations).values(rows);
	});
	const cards: Card[] = made.map(({ name, code, joined }) => ({ name, code, joined }));
	return { unit, cards, until: expiresAt };
}

/** Whether a card may be used yet: its maker still works here, and still stands above its holder in everything. */
export async function mayStill({ personId, invitedBy }: { personId: string; invitedBy: string }, at: Date) {
	const [maker, held] = await Promise.all([actors.as(invitedBy, at), grantsOf([personId], at)]);
	return !maker.leftAt && canMakeCard(maker, together(held));
}

const grantsOf = (whom: string[] | SQLWrapper, at: Date) =>
	db()
		.read.select({ id: grants.id, personId: grants.personId, role: grants.role, ancestorId: unitTree.ancestorId })
		.from(grants)
		.innerJoin(unitTree, eq(unitTree.unitId, grants.unitId))
		.where(and(inArray(grants.personId, whom), holdsAt(at)));

const isOut = and(eq(invitations.way, 'card'), isNull(invitations.acceptedAt));

/** One row for each grant and each unit above it: the grants, each with those units. */
const together = <R extends { id: string; ancestorId: string }>(rows: R[]) =>
	[...Map.groupBy(rows, ({ id }) => id).values()].map((same) => ({
		...same[0]!,
		ancestors: same.map(({ ancestorId }) => ancestorId)
	}));
