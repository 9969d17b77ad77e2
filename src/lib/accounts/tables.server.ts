import {
	bool,
	check,
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
		/** Lower case. Null for those who have none and sign in by store, name and PIN. */
		email: text(),
		/** What the company's own lists call them: by it an import finds people again who have no e-mail. */
		staffNumber: text(),
		/** What the person chose to read; null follows the browser. */
		locale: oneOf(['en', 'fi', 'nl', 'zh-Hant']),
		/** argon2id; null until the invitation is accepted. */
		passwordHash: text(),
		createdAt: instant().notNull(),
		leftAt: instant()
	},
	(t) => [
		uniqueIndex('people_email_uq').on(t.email),
		uniqueIndex('people_staff_number_uq').on(t.staffNumber),
		check('people_email_ck', sql`${t.email} = lower(${t.email})`)
	]
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
		expiresAt: instant().notNull(),
		/** Of a tablet that several people use: it ends after a quarter of an hour without a touch. */
		shared: bool().notNull().default(false)
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
		/** How it reaches them: a link by mail, or a code on a printed card, which asks for a PIN instead of a password. */
		way: oneOf(['mail', 'card']).notNull().default('mail'),
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

/** A PIN of somebody who signs in at a store's door instead of by e-mail. */
export const pins = table('pins', {
	personId: text()
		.primaryKey()
		.references(() => people.id),
	/** argon2id */
	hash: text().notNull(),
	at: instant().notNull()
});

/** Devices on which somebody's PIN was right before: a stranger's guesses elsewhere do not shut them out on these. */
export const pinDevices = table(
	'pin_devices',
	{
		personId: text()
			.notNull()
			.references(() => people.id),
		deviceHash: text().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.deviceHash] })]
);

/**
 * The address behind the code on a store's wall. It is kept in clear so that the poster can be printed again: it opens
 * no account, it only asks for names and PINs of that store.
 */
export const storeDoors = table(
	'store_doors',
	{
		id: id(),
		storeId: text()
			.notNull()
			.references(() => units.id),
		code: text().notNull(),
		madeBy: text()
			.notNull()
			.references(() => people.id),
		at: instant().notNull(),
		closedAt: instant()
	},
	(t) => [uniqueIndex('store_doors_code_uq').on(t.code), index('store_doors_store_ix').on(t.storeId)]
);

/** A list of people and units that was handed in, and what became of it. */
export const imports = table('imports', {
	id: id(),
	fileName: text().notNull(),
	status: oneOf(['reading', 'checked', 'committing', 'committed', 'undoing', 'undone', 'failed']).notNull(),
	encoding: text().notNull(),
	delimiter: text().notNull(),
	/** The columns of the file, each with the field that it was taken for. */
	columns: json<{ name: string; field: string | null }[]>().notNull(),
	/** How many rows were read, and how many are checked so far. */
	rows: int().notNull(),
	checked: int().notNull().default(0),
	/** How many rows add, change, leave as it is, or cannot be done; and units that come with them. */
	tally: json<Record<string, number>>().notNull(),
	/** Why it came to nothing, as a message key. */
	problem: text(),
	by: text()
		.notNull()
		.references(() => people.id),
	at: instant().notNull(),
	committedAt: instant(),
	undoneAt: instant()
});

/** A row of such a list. What was before is kept until the import can no longer be undone. */
export const importRows = table(
	'import_rows',
	{
		importId: text()
			.notNull()
			.references(() => imports.id),
		/** As a spreadsheet counts: the head is 1. */
		line: int().notNull(),
		/** What stood in the file, by field. */
		cells: json<Record<string, string>>().notNull(),
		step: oneOf(['unchecked', 'add', 'change', 'same', 'leave', 'return', 'problem']).notNull().default('unchecked'),
		problems: json<{ field: string; key: string; params?: Record<string, string> }[]>(),
		personId: text(),
		/** Fields that change: what they are and what they will be. */
		changes: json<Record<string, { from: string | null; to: string | null }>>(),
		/** What an undo puts back. */
		before: json<Record<string, unknown>>()
	},
	(t) => [primaryKey({ columns: [t.importId, t.line] }), index('import_rows_step_ix').on(t.importId, t.step, t.line)]
);

/** What reached somebody, to be read in the app; a digest brings what is unread by mail. */
export const notices = table(
	'notices',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => people.id),
		/** Which sentence it is; a domain's `notices.ts` says it in the reader's language. */
		kind: text().notNull(),
		params: json<Record<string, string>>().notNull(),
		/** Tells the same thing once. */
		key: text(),
		at: instant().notNull(),
		readAt: instant(),
		mailedAt: instant()
	},
	(t) => [
		uniqueIndex('notices_key_uq').on(t.personId, t.key),
		index('notices_person_at_ix').on(t.personId, t.at),
		index('notices_unmailed_ix').on(t.mailedAt, t.personId)
	]
);

/** How somebody wants to be written to; nobody's row means the defaults. */
export const mailPreferences = table(
	'mail_preferences',
	{
		personId: text()
			.primaryKey()
			.references(() => people.id),
		/** IANA; null is the company's. */
		timeZone: text(),
		/** The hour of the day at which a digest comes. */
		hour: int().notNull(),
		/** Hours between which nothing is sent: 20 and 7 are eight in the evening to seven in the morning. */
		quietFrom: int().notNull(),
		quietUntil: int().notNull(),
		/** Kinds of mail that are not wanted. */
		off: json<string[]>().notNull(),
		/** Stands in the link of each mail that stops it. It can do nothing else. */
		stopKey: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('mail_preferences_stop_key_uq').on(t.stopKey)]
);

/** At most one digest a day and one weekly overview a week, whoever plans them. */
export const digests = table(
	'digests',
	{
		personId: text()
			.notNull()
			.references(() => people.id),
		kind: oneOf(['daily', 'weekly']).notNull(),
		/** The reader's own day. */
		day: text().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.kind, t.day] })]
);

/** The secret address of somebody's calendar of what is due; a new one ends the old one. */
export const calendarFeeds = table(
	'calendar_feeds',
	{
		personId: text()
			.primaryKey()
			.references(() => people.id),
		tokenHash: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('calendar_feeds_token_uq').on(t.tokenHash)]
);
