import { eq } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { hashPassword } from './passwords.server.ts';
import * as people from './people.server.ts';
import { companies, setupTokens } from './tables.server.ts';
import { hashToken, makeToken } from './tokens.server.ts';
import * as units from './units.server.ts';

export type Founding = {
	token: string;
	company: string;
	timeZone: string;
	name: string;
	email: string;
	password: string;
	locale: Locale;
};

let founded = false;
/** Whether there is a company yet. Once there is one, there always is. */
export async function isDone() {
	founded ||= (await db().read.select({ id: companies.id }).from(companies).limit(1)).length > 0;
	return founded;
}

/** A one-time token for the first visit; undefined once there is a company. */
export async function makeSetupToken() {
	if (await isDone()) return undefined;
	const token = makeToken();
	await transaction(async (tx) => {
		await tx.insert(setupTokens).values({ tokenHash: hashToken(token), createdAt: now() });
	});
	return token;
}

/** Creates the company and its admin. Refused for a wrong token, and once there is a company. */
export async function found({ token, password, ...given }: Founding): Promise<string> {
	// Hashing is work that a stranger could ask for without end: look first, and let the transaction decide.
	if (await isDone()) throw new Refused('setup_done', 409);
	const tokenHash = hashToken(token.trim());
	const [known] = await db().read.select().from(setupTokens).where(eq(setupTokens.tokenHash, tokenHash));
	if (!known) throw new Refused('setup_token_wrong');
	const passwordHash = await hashPassword(password);
	return transaction(async (tx) => {
		const [valid] = await tx.select().from(setupTokens).where(eq(setupTokens.tokenHash, tokenHash));
		const [existing] = await tx.select({ id: companies.id }).from(companies).limit(1);
		if (existing) throw new Refused('setup_done', 409);
		if (!valid) throw new Refused('setup_token_wrong');
		await tx.delete(setupTokens);
		const companyId = await createCompany(tx, given.company, given.timeZone);
		const { name, email, locale } = given;
		return people.insert(tx, companyId, { name, email, locale, role: 'admin', unitId: companyId, passwordHash });
	});
}

export async function createCompany(tx: Tx, name: string, timeZone: string) {
	const id = await units.insert(tx, { kind: 'company', name, parentId: null });
	await tx.insert(companies).values({ id, name, timeZone, createdAt: now() });
	return id;
}
