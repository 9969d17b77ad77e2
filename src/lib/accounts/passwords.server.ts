import { hash, verify } from '@node-rs/argon2';

// OWASP's argon2id minimum: 19 MiB, 2 passes, 1 lane. The library's default algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
export const hashPassword = (password: string) => hash(password, cost);

let nobody: Promise<string> | undefined;
/** Spends the same time when there is no such person, or one without a password yet. */
export async function verifyPassword(stored: string | null | undefined, password: string) {
	const ok = await verify(stored ?? (await (nobody ??= hashPassword('no such person'))), password);
	return Boolean(stored) && ok;
}
