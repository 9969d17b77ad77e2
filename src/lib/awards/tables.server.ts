import { people, units } from '../accounts/tables.server.ts';
import {
	id,
	index,
	instant,
	int,
	json,
	oneOf,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../platform/database/columns.ts';
import type { Entry } from './log.ts';
import type { Conflict, Evidence, Rules } from './rules.ts';

const person = () =>
	text()
		.notNull()
		.references(() => people.id);

/**
 * What a shop changed or added to the awards that are shipped (definitions.ts): each change is a row, the latest of a key
 * and unit holds, and a round keeps the rules with which it was opened.
 */
export const awardDefinitions = table(
	'award_definitions',
	{
		id: id(),
		/** A shipped award's key, or one of the shop's own. */
		key: text().notNull(),
		/** What the shop calls it; null keeps the shipped name in each reader's language. */
		name: text(),
		/** For this unit, and everything below that has none of its own. */
		unitId: text()
			.notNull()
			.references(() => units.id),
		/** Null: here nothing was changed after all, and the rules from above hold again. */
		rules: json<Rules>(),
		/** From then on no new round. */
		retiredAt: instant(),
		setBy: person(),
		at: instant().notNull()
	},
	(t) => [index('award_definitions_unit_ix').on(t.unitId, t.at)]
);

/** One award, one unit, one month or quarter: two managers open the same round. */
export const awardRounds = table(
	'award_rounds',
	{
		id: id(),
		/** The definition's key. */
		award: text().notNull(),
		/** What the award was called when the round opened; null for a shipped name, said in each reader's language. */
		name: text(),
		unitId: text()
			.notNull()
			.references(() => units.id),
		/** `2026-11` or `2026-Q4`, by the company's calendar. */
		month: text().notNull(),
		/** As they were when the round opened; later changes of rules do not touch it. */
		rules: json<Rules>().notNull(),
		openedBy: person(),
		openedAt: instant().notNull(),
		/** After this instant a nomination comes too late. Null: until the round is closed. */
		nominationsUntil: instant(),
		/** What the log says (log.ts), kept beside it for lists. */
		phase: oneOf(['nominating', 'shortlisting', 'deciding', 'decided', 'announced']).notNull().default('nominating')
	},
	(t) => [
		uniqueIndex('award_rounds_once_uq').on(t.unitId, t.month, t.award),
		index('award_rounds_phase_ix').on(t.phase)
	]
);

/** What happened to a round, in order; each entry carries the hash of the one before. Never changed. */
export const awardLog = table(
	'award_log',
	{
		id: id(),
		roundId: text()
			.notNull()
			.references(() => awardRounds.id),
		/** From 1. */
		number: int().notNull(),
		/** Null where the clock did it. */
		by: text().references(() => people.id),
		at: instant().notNull(),
		entry: json<Entry>().notNull(),
		hash: text().notNull()
	},
	(t) => [uniqueIndex('award_log_round_number_uq').on(t.roundId, t.number)]
);

/** One a person and round: a colleague (or a team) and a moment. */
export const nominations = table(
	'nominations',
	{
		id: id(),
		roundId: text()
			.notNull()
			.references(() => awardRounds.id),
		/** One of the two. */
		personId: text().references(() => people.id),
		unitId: text().references(() => units.id),
		nominatedBy: person(),
		/** An id of PRACTICES.md. */
		practice: text().notNull(),
		/** Empty once somebody concerned has been erased. */
		moment: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		uniqueIndex('nominations_once_uq').on(t.roundId, t.nominatedBy),
		index('nominations_person_ix').on(t.personId),
		index('nominations_by_ix').on(t.nominatedBy)
	]
);

/** The decision, public from `at` on. Said once and never changed; only a revocation can follow. */
export const announcements = table(
	'announcements',
	{
		id: id(),
		roundId: text()
			.notNull()
			.references(() => awardRounds.id),
		outcome: oneOf(['award', 'none']).notNull().default('award'),
		/** Why nobody; null for an award, whose reasons are the citations. */
		reason: text(),
		announcedBy: person(),
		/** Null where it was announced as it was decided. */
		decidedAt: instant(),
		at: instant().notNull(),
		/** When badges and mails went out; once. */
		publishedAt: instant()
	},
	(t) => [uniqueIndex('announcements_round_uq').on(t.roundId), index('announcements_at_ix').on(t.at)]
);

const announcement = () =>
	text()
		.notNull()
		.references(() => announcements.id);

export const awardWinners = table(
	'award_winners',
	{
		id: id(),
		announcementId: announcement(),
		/** One of the two: a person, or a whole team. */
		personId: text().references(() => people.id),
		unitId: text().references(() => units.id),
		/** Null once the person has been erased. */
		citation: text(),
		/** What the decision rested on. */
		evidence: json<Evidence>().notNull(),
		/** How the one who decided stands to the winner. */
		conflicts: json<Conflict[]>()
	},
	(t) => [
		uniqueIndex('award_winners_once_uq').on(t.announcementId, t.personId),
		uniqueIndex('award_winners_team_uq').on(t.announcementId, t.unitId),
		index('award_winners_person_ix').on(t.personId),
		index('award_winners_unit_ix').on(t.unitId)
	]
);

const winner = () =>
	text()
		.notNull()
		.references(() => awardWinners.id);

/** The only thing that can still happen to an award. */
export const awardRevocations = table(
	'award_revocations',
	{ id: id(), winnerId: winner(), reason: text().notNull(), revokedBy: person(), at: instant().notNull() },
	(t) => [uniqueIndex('award_revocations_once_uq').on(t.winnerId)]
);

export const congratulations = table(
	'congratulations',
	{ announcementId: announcement(), personId: person(), at: instant().notNull() },
	(t) => [primaryKey({ columns: [t.announcementId, t.personId] })]
);

/** The signed badge of a winner (Open Badges 3.0), made when somebody first asks for it. */
export const credentials = table(
	'credentials',
	{ id: id(), winnerId: winner(), body: json<Record<string, unknown>>().notNull(), issuedAt: instant().notNull() },
	(t) => [uniqueIndex('credentials_once_uq').on(t.winnerId)]
);

/** With which this installation signs; made once. */
export const issuerKeys = table('issuer_keys', {
	/** `did:key:…`, which is the public key itself. */
	id: text().primaryKey(),
	publicKey: text().notNull(),
	secretKey: text().notNull(),
	createdAt: instant().notNull()
});

/** A screen in a break room: whoever knows the token sees it, until it is revoked. */
export const screens = table(
	'screens',
	{
		id: id(),
		storeId: text()
			.notNull()
			.references(() => units.id),
		name: text().notNull(),
		tokenHash: text().notNull(),
		createdBy: person(),
		createdAt: instant().notNull(),
		revokedAt: instant()
	},
	(t) => [uniqueIndex('screens_token_uq').on(t.tokenHash), index('screens_store_ix').on(t.storeId)]
);
