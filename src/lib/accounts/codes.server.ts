import { randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { ALPHABET } from './codes.ts';

export const makeCode = (signs: number) =>
	Array.from({ length: signs }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');

/**
 * What is stored of a card's code. It is short enough to be typed, so guessing from a leaked backup is made slow; one salt
 * for all, because a code is looked for by its hash.
 */
export async function hashCode(code: string) {
	const salt = Buffer.from('a code on a card');
	const raw = await hashRaw(code, { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32, salt });
	return raw.toString('hex');
}
