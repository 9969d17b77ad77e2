import { sql, type Column, type SQL } from 'drizzle-orm';

/** As many values as go into one statement; both engines take far more, and slow down. */
const SIZE = 1_000;

export const batchesOf = <T>(items: T[], size = SIZE) =>
	Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Asks for many ids some at a time: one query up to a thousand, none for nobody. */
export async function inBatches<I, T>(ids: I[], ask: (some: I[]) => PromiseLike<T[]>): Promise<T[]> {
	return (await Promise.all(batchesOf(ids).map(ask))).flat();
}

/** For `onConflictDoUpdate`: these columns take what would have been inserted. */
export const excluded = <C extends Record<string, Column>>(columns: C) =>
	Object.fromEntries(
		Object.keys(columns).map((name) => [name, sql`excluded.${sql.identifier(snake(name))}`])
	) as Record<keyof C, SQL>;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
