import { openBadge, type Award } from '#lib/awards/credentials/achievement.ts';
import { issuerOf, makeKey } from '#lib/awards/credentials/keys.ts';
import { issue } from '#lib/awards/credentials/sign.ts';

export const announcedAt = new Date('2026-11-30T08:00:00Z');
export const key = await makeKey();

/** Maya's empathy award of November. */
export const award: Award = {
	id: 'https://attune.example/verify/0190a1b2',
	issuer: { id: issuerOf(key), name: 'Kaamos Outdoor', url: 'https://attune.example/' },
	achievement: {
		id: 'https://attune.example/awards/empathy-award',
		name: 'Monthly Empathy Award',
		description: 'For somebody whom customers felt heard by.',
		criteria: 'The whole path completed; nominated with a moment; decided by a person.',
		image: 'https://attune.example/badges/empathy-award.png',
		language: 'en'
	},
	email: 'maya@kaamos.example',
	validFrom: announcedAt,
	citation: 'A boy had lost his first rucksack. She asked about the trip before she said “<b>we have none</b>”.',
	revocations: 'https://attune.example/verify/revoked'
};

export const badge = (changes: Partial<Award> = {}) => openBadge({ ...award, ...changes }, 'e5c1');
export const issued = await issue(badge(), key, announcedAt);

/** Each text in it, with the way there. */
export function texts(json: unknown, path: string[] = []): { path: string[]; text: string }[] {
	if (typeof json === 'string') return [{ path, text: json }];
	if (typeof json !== 'object' || json === null) return [];
	return Object.entries(json).flatMap(([name, value]) => texts(value, [...path, name]));
}

/** A copy with another value at that place; undefined takes it out. */
export function altered<T extends object>(json: T, path: readonly string[], value: unknown): T {
	const copy = structuredClone(json);
	const last = path.at(-1)!;
	const parent = path.slice(0, -1).reduce<Record<string, never>>((node, name) => node[name]!, copy as never);
	if (value === undefined) delete parent[last];
	else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
	return copy;
}
