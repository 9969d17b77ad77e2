import {
	check,
	id,
	index,
	instant,
	oneOf,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../platform/database/columns.ts';
import { sql } from 'drizzle-orm';

export const companies = table('companies', {
	/** The same id as the company's unit. */
	id: text().primaryKey(),
	name: text().notNull(),
	/** IANA name; days and months belong to it. */
	timeZone: text().notNull(),
	createdAt: instant().notNull()
});

export const units = table(
	'units',
	{
		id: id(),
		kind: oneOf(['company', 'region', 'store', 'team']).notNull(),
		name: text().notNull(),
		parentId: text(),
		createdAt: instant().notNull()
	},
	(t) => [uniqueIndex('units_parent_name_uq').on(t.parentId, t.name)]
);

/** Each unit with itself and everything above it: "all below" is one index range. */
export const unitTree = table(
	'unit_tree',
	{
		ancestorId: text()
			.notNull()
			.references(() => units.id),
		unitId: text()
			.notNull()
			.references(() => units.id)
	},
	(t) => [primaryKey({ columns: [t.ancestorId, t.unitId] }), index('unit_tree_unit_ix').on(t.unitId)]
);

export const people = table(
	'people',
	{
		id: id(),
		companyId: text()
			.notNull()
			.references(() => companies.id),
		name: text().notNull(),
		/** Lower case. */
		email: text().notNull(),
		/** What the person chose to read; null follows the browser. */
		locale: oneOf(['en', 'fi', 'nl', 'zh-Hant']),
		/** argon2id; null until the invitation is accepted. */
		passwordHash: text(),
		createdAt: instant().notNull(),
		leftAt: instant()
	},
	(t) => [uniqueIndex('people_email_uq').on(t.email), check('people_email_ck', sql`${t.email} = lower(${t.email})`)]
);

/** Who is what, where, from when until when. A learner's grant on a team is the membership. */
export const grants = table(
	'grants',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => people.id),
		role: oneOf(['learner', 'lead', 'manager', 'admin']).notNull(),
		unitId: text()
			.notNull()
			.references(() => units.id),
		from: instant().notNull(),
		until: instant()
	},
	(t) => [index('grants_person_ix').on(t.personId), index('grants_unit_role_ix').on(t.unitId, t.role)]
);

export const sessions = table(
	'sessions',
	{
		/** SHA-256 of the session id; the id itself lives only in the cookie. */
		hash: text().primaryKey(),
		personId: text()
			.notNull()
			.references(() => people.id),
		expiresAt: instant().notNull()
	},
	(t) => [index('sessions_person_ix').on(t.personId), index('sessions_expires_ix').on(t.expiresAt)]
);

/** For throttling. Both keys are hashes: this is no list of who tried to get in. */
export const signInFailures = table(
	'sign_in_failures',
	{ id: id(), emailHash: text().notNull(), addressHash: text().notNull(), at: instant().notNull() },
	(t) => [
		index('sign_in_failures_email_ix').on(t.emailHash, t.at),
		index('sign_in_failures_address_ix').on(t.addressHash, t.at)
	]
);

export const invitations = table(
	'invitations',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => people.id),
		tokenHash: text().notNull(),
		invitedBy: text()
			.notNull()
			.references(() => people.id),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		acceptedAt: instant()
	},
	(t) => [uniqueIndex('invitations_token_uq').on(t.tokenHash), index('invitations_person_ix').on(t.personId)]
);

/** The token that the log prints while there is no company. */
export const setupTokens = table('setup_tokens', { tokenHash: text().primaryKey(), createdAt: instant().notNull() });
