import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as announcements from './announcements.server.ts';
import * as definitions from './definitions.server.ts';

/** What was announced where the actor may see it, newest first, as cards in their language. */
export const of = async (actor: Person, limit: number, locale: Locale, at = now()) =>
	(await announcements.feed(actor, limit, at)).map(({ award, name, ...card }) => ({
		...card,
		title: definitions.nameOf(award, name, locale)
	}));
