import { asc } from 'drizzle-orm';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { issuerOf, makeKey, type Key } from './credentials/keys.ts';
import { issuerKeys } from './tables.server.ts';

/** Under which name this installation signs; undefined until its first badge. */
export async function did() {
	const key = await keyIn(db().read);
	return key && issuerOf(key);
}

/** The key of this installation, made when it signs for the first time. Of two that are made at once one stays. */
export async function get(at: Date): Promise<Key> {
	const known = await keyIn(db().read);
	if (known) return known;
	const made = await makeKey();
	return transaction(async (tx) => {
		const first = await keyIn(tx);
		if (first) return first;
		const { publicKeyMultibase: publicKey, secretKeyMultibase: secretKey } = made;
		await tx.insert(issuerKeys).values({ id: issuerOf(made), publicKey, secretKey, createdAt: at });
		return made;
	});
}

async function keyIn(tx: Pick<Tx, 'select'>): Promise<Key | undefined> {
	const [key] = await tx
		.select({ publicKeyMultibase: issuerKeys.publicKey, secretKeyMultibase: issuerKeys.secretKey })
		.from(issuerKeys)
		.orderBy(asc(issuerKeys.createdAt))
		.limit(1);
	return key;
}
