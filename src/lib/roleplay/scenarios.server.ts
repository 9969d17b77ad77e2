import scenarios from 'virtual:scenarios';
import { eq } from 'drizzle-orm';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { Graph, Words, type Scenario } from './engine/graph.ts';
import { scenarioVersions } from './tables.server.ts';

/** A role-play as it is now. */
export function current(slug: string): Scenario {
	if (!Object.hasOwn(scenarios, slug)) throw new NotFound();
	return scenarios[slug]!;
}

/** Every role-play as it is now, those that are a module's quiz first. */
export const all = () =>
	Object.values(scenarios).sort(
		(a, b) => Number(!a.graph.module) - Number(!b.graph.module) || a.slug.localeCompare(b.slug)
	);

/** A role-play as it was. */
export async function at(version: string, slug: string, tx: Pick<Tx, 'select'> = db().read): Promise<Scenario> {
	const now = scenarios[slug];
	if (now?.version === version) return now;
	const known = earlier.get(version);
	if (known) return known;
	const [row] = await tx.select().from(scenarioVersions).where(eq(scenarioVersions.version, version));
	// Whatever the format has gained since gets its default.
	const { graph, words } = row!.body;
	const scenario = {
		slug: row!.slug,
		version,
		graph: Graph.parse(graph),
		words: Object.fromEntries(Object.entries(words).map(([locale, said]) => [locale, Words.parse(said)]))
	};
	earlier.set(version, scenario);
	return scenario;
}
/** Versions that are no longer current, once read: they never change, and an attempt needs its own at every turn. */
const earlier = new Map<string, Scenario>();

/** Keeps the present version for the attempts that begin with it. */
export const pin = (tx: Tx, { version, slug, graph, words }: Scenario, at: Date) =>
	tx.insert(scenarioVersions).values({ version, slug, body: { graph, words }, at }).onConflictDoNothing();

/** A role-play's title now; its slug if it is gone. */
export const titleOf = (slug: string, locale: Locale) => scenarios[slug]?.words[locale]!.title ?? slug;

/** The module whose quiz the role-play is; null when it is played for practice only. */
export function module({ graph }: Scenario, locale: Locale) {
	if (!graph.module) return null;
	return { slug: graph.module, title: catalogue.lesson(graph.module, locale).title };
}
