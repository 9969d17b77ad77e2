import { and, eq, lte } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { longPeriod } from '#lib/platform/dates.ts';
import { origin } from '#lib/platform/env.server.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as images from './badge-images.server.ts';
import * as credentials from './credentials.server.ts';
import { openBadge } from './credentials/achievement.ts';
import { issuerOf } from './credentials/keys.ts';
import { issue } from './credentials/sign.ts';
import * as definitions from './definitions.server.ts';
import * as issuerKeys from './issuer-keys.server.ts';
import { rulesInWords } from './rule-words.ts';
import { rulesOf } from './rules.ts';
import { announcements, awardRevocations, awardRounds, awardWinners, credentials as table } from './tables.server.ts';

type Place = { announcement: string; winner: string };

/**
 * An award that the actor has won themselves, and the badge they made of it. For nobody else does it exist, nor before
 * its hour; a revoked one only where there is a badge, which then says so.
 */
export async function find(actor: Person, { announcement, winner }: Place, at = now()) {
	const theirs = and(
		eq(awardWinners.id, winner),
		eq(awardWinners.announcementId, announcement),
		eq(awardWinners.personId, actor.id)
	);
	const [own] = await db()
		.read.select({
			badgeId: table.id,
			award: awardRounds.award,
			name: awardRounds.name,
			period: awardRounds.month,
			roundId: awardRounds.id,
			rules: awardRounds.rules,
			unitId: awardRounds.unitId,
			announcedAt: announcements.at,
			revokedAt: awardRevocations.at
		})
		.from(awardWinners)
		.innerJoin(announcements, eq(announcements.id, awardWinners.announcementId))
		.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
		.leftJoin(awardRevocations, eq(awardRevocations.winnerId, awardWinners.id))
		.leftJoin(table, eq(table.winnerId, awardWinners.id))
		.where(and(theirs, lte(announcements.at, at)));
	if (!own || (own.revokedAt && !own.badgeId)) throw new NotFound();
	const { name: unit } = await units.get(own.unitId);
	return { ...own, unit, link: own.badgeId && credentials.addressOf(own.badgeId), image: images.addressOf(own.award) };
}

/** Makes the badge, in the language that the actor reads now. Asked again, or twenty times at once, there is one. */
export async function make(actor: Person, place: Place, locale: Locale, at = now()) {
	const own = await find(actor, place, at);
	if (own.badgeId) return own.badgeId;
	if (!actor.email) throw new Refused('badge_needs_email', 409);
	const id = uuidv7();
	const key = await issuerKeys.get(at);
	const award = {
		id: credentials.addressOf(id),
		issuer: { id: issuerOf(key), name: actor.company.name, url: `${origin()}/verify/issuer` },
		achievement: achievementOf(own, actor.company.name, locale),
		email: actor.email,
		validFrom: own.announcedAt,
		revocations: credentials.revocationsAt()
	};
	const body = await issue(openBadge(award), key, at);
	return transaction(async (tx) => {
		await tx.insert(table).values({ id, winnerId: place.winner, body, issuedAt: at }).onConflictDoNothing();
		const [made] = await tx.select({ id: table.id }).from(table).where(eq(table.winnerId, place.winner));
		return made!.id;
	});
}

/** What was achieved, in words: no citation and nobody's name, for a badge travels further than either was meant to. */
function achievementOf(own: Awaited<ReturnType<typeof find>>, company: string, language: Locale) {
	const say = { locale: language };
	const award = definitions.nameOf(own.award, own.name, language);
	const period = longPeriod(own.period, language);
	const rules = rulesOf(own.rules);
	const path = rules.path.map((module) => catalogue.titleOf(module, language));
	return {
		id: `${origin()}/verify/issuer#${own.roundId}`,
		name: m.award_of_period({ award, period }, say),
		description: m.credential_description({ award, company, unit: own.unit, period }, say),
		criteria: rulesInWords(rules, path, language).join('\n'),
		image: `${origin()}${own.image}`,
		language
	};
}
