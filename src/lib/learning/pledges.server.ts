import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import { pledges } from './tables.server.ts';

/** "I'll try this on my next shift": one tap. Made again once it was kept or let go. */
export async function make(actor: Person, module: string, section: string, locale: Locale, at = now()) {
	if (!textOf(module, section, locale)) throw new NotFound();
	await transaction(async (tx) => {
		await tx
			.insert(pledges)
			.values({ personId: actor.id, module, section, at })
			.onConflictDoUpdate({
				target: [pledges.personId, pledges.module, pledges.section],
				set: { at, keptAt: null, letGoAt: null }
			});
	});
}

/** Tried, or let go: nobody asks why. */
export async function close(actor: Person, id: string, kept: boolean, at = now()) {
	await transaction(async (tx) => {
		const [closed] = await tx
			.update(pledges)
			.set(kept ? { keptAt: at, letGoAt: null } : { letGoAt: at, keptAt: null })
			.where(and(eq(pledges.id, id), eq(pledges.personId, actor.id)))
			.returning({ id: pledges.id });
		if (!closed) throw new NotFound();
	});
}

/** What somebody wants to try and has not told about yet, the newest first. */
export async function open(actor: Pick<Person, 'id'>, locale: Locale) {
	const rows = await db()
		.read.select()
		.from(pledges)
		.where(and(eq(pledges.personId, actor.id), isNull(pledges.keptAt), isNull(pledges.letGoAt)))
		.orderBy(desc(pledges.at), desc(pledges.id));
	return rows.flatMap(({ id, module, section, at }) => {
		const text = textOf(module, section, locale);
		return text ? [{ id, text, at, href: `/learn/${module}/${section}` }] : [];
	});
}

/** The pledge on a section, if it is open. */
export async function find(personId: string, module: string, section: string) {
	const [row] = await db()
		.read.select({ id: pledges.id })
		.from(pledges)
		.where(
			and(
				eq(pledges.personId, personId),
				eq(pledges.module, module),
				eq(pledges.section, section),
				isNull(pledges.keptAt),
				isNull(pledges.letGoAt)
			)
		);
	return row;
}

/** The words of the pledge on a section, while it is in the lessons. */
export const textOf = (module: string, section: string, locale: Locale) =>
	catalogue.exists(module)
		? catalogue.lesson(module, locale).sections.find(({ id }) => id === section)?.pledge
		: undefined;
