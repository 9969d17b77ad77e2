import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { manages, type Person } from '#lib/accounts/policy.ts';
import { companies, units as places } from '#lib/accounts/tables.server.ts';
import { hashToken, makeToken } from '#lib/accounts/tokens.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { origin } from '#lib/platform/env.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { MakeScreen } from './forms.ts';
import { screens } from './tables.server.ts';

export type Screen = Awaited<ReturnType<typeof find>>;

/**
 * A screen for a store and the link that opens it, told this one time. The same form sent again makes no second screen;
 * it gives another link, because none is kept, and the first one stops.
 */
export async function make(actor: Person, { submission, storeId, name, locale }: MakeScreen, at = now()) {
	const store = (await storesOf(actor)).find(({ id }) => id === storeId);
	if (!store) throw new NotFound();
	const token = makeToken();
	return transaction(async (tx) => {
		const row = { storeId, name, tokenHash: hashToken(token), createdBy: actor.id, createdAt: at };
		const id = await once(tx, { by: actor.id, id: submission, body: { storeId, name } }, async () => {
			const [made] = await tx.insert(screens).values(row).returning({ id: screens.id });
			return made!.id;
		});
		await tx.update(screens).set({ tokenHash: row.tokenHash }).where(eq(screens.id, id));
		return { id, name, link: `${origin()}/screen/${token}?lang=${locale}` };
	});
}

/** The screens that still show something in the actor's stores, newest first, and the stores that could have one. */
export async function list(actor: Person) {
	const stores = await storesOf(actor);
	const ids = stores.map((store) => store.id);
	const rows = ids.length
		? await db()
				.read.select({
					id: screens.id,
					name: screens.name,
					storeId: screens.storeId,
					createdAt: screens.createdAt
				})
				.from(screens)
				.where(and(inArray(screens.storeId, ids), isNull(screens.revokedAt)))
				.orderBy(desc(screens.createdAt))
				.limit(100)
		: [];
	const nameOf = new Map(stores.map(({ id, name }) => [id, name]));
	return { stores, screens: rows.map(({ storeId, ...row }) => ({ ...row, store: nameOf.get(storeId)! })) };
}

/** Ends a screen: its link shows nothing from now on. */
export async function revoke(actor: Person, screenId: string, at = now()) {
	const [screen] = await db()
		.read.select({ name: screens.name, storeId: screens.storeId })
		.from(screens)
		.where(eq(screens.id, screenId));
	if (!screen || !(await storesOf(actor)).some(({ id }) => id === screen.storeId)) throw new NotFound();
	await transaction(async (tx) => {
		await tx
			.update(screens)
			.set({ revokedAt: at })
			.where(and(eq(screens.id, screenId), isNull(screens.revokedAt)));
	});
	return screen.name;
}

/** The screen that a link opens; revoked and never made look the same. */
export async function find(token: string) {
	const [screen] = await db()
		.read.select({
			id: screens.id,
			name: screens.name,
			storeId: screens.storeId,
			store: places.name
		})
		.from(screens)
		.innerJoin(places, eq(places.id, screens.storeId))
		.where(and(eq(screens.tokenHash, hashToken(token)), isNull(screens.revokedAt)));
	const [company] = screen ? await db().read.select().from(companies).limit(1) : [];
	if (!screen || !company) throw new NotFound();
	return { ...screen, company: { id: company.id, name: company.name, timeZone: company.timeZone } };
}

async function storesOf(actor: Person) {
	if (!manages(actor)) throw new NotFound();
	return units.under(actor, ['manager', 'admin'], 'store');
}
