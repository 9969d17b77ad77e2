import scenarios from 'virtual:scenarios';
import { eq } from 'drizzle-orm';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Scenario } from './engine/graph.ts';
import { scenarioVersions } from './tables.server.ts';

/** A role-play as it is now. */
export function current(slug: string): Scenario {
	if (!Object.hasOwn(scenarios, slug)) throw new NotFound();
	return scenarios[slug]!;
}

/** A role-play as it was. */
export async function at(version: string, slug: string): Promise<Scenario> {
	const now = scenarios[slug];
	if (now?.version === version) return now;
	const [row] = await db().read.select().from(scenarioVersions).where(eq(scenarioVersions.version, version));
	return { slug: row!.slug, version, ...row!.body };
}

/** Keeps the present version for the attempts that begin with it. */
export const pin = (tx: Tx, { version, slug, graph, words }: Scenario, at: Date) =>
	tx.insert(scenarioVersions).values({ version, slug, body: { graph, words }, at }).onConflictDoNothing();

/** The role-play's module, and the score that passes it there. */
export function module({ graph }: Scenario, locale: Locale) {
	const { title, passMark } = catalogue.lesson(graph.module, locale);
	return { slug: graph.module, title, passMark };
}
