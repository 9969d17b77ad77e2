// Who may do what, as what comes back: role × relation × route. The subject is always something of the store Shoes
// and its team Everyday; a new route without a row here fails the test.
import type { Key } from '../store.ts';

/** A visitor, two learners of the team, a learner of another store, the team's lead, another team's, and so on up. */
export const ACTORS = [
	'visitor',
	'maya',
	'eero',
	'kaisa',
	'lotta',
	'pieter',
	'omar',
	'ines',
	'saga'
] as const satisfies ('visitor' | Key)[];
export type Actor = (typeof ACTORS)[number];

/** What the rows need to know of the company. */
export type Subject = {
	team: string;
	store: string;
	/** Eero's, and over. */
	attempt: string;
	/** Of that attempt, from its second turn, and going. */
	rewind: string;
	/** Another attempt of his, that he lets the lead of his team read. */
	shared: string;
	/** His, with Lotta; they agree on it. */
	talk: string;
	/** October's award of Shoes. */
	announcement: string;
	/** Femke's in it, and the badge that she made of it. */
	win: string;
	badge: string;
	/** November's round of Shoes, open. */
	round: string;
	wei: string;
	sanne: string;
	/** From Eero to Wei. */
	thanks: string;
	/** A conversation of hers that is worth a look. */
	flag: string;
	/** Of Shoes. */
	screen: { id: string; token: string };
	company: string;
	/** Eero's, of the first week. */
	certificate: string;
	/** Of him, by Lotta, and answered. */
	observation: string;
	/** The code of Shoes's door. */
	door: string;
	/** What Lotta asked last of all of Everyday. */
	batch: string;
	/** The slug of a one-page answer. */
	answer: string;
};
export type Row = {
	path: (subject: Subject) => string;
	form?: (subject: Subject) => Record<string, string>;
	/** In the order of ACTORS. `in` is the way to the sign-in page. */
	answers: string;
};

export const id = () => crypto.randomUUID();
export const nowhere = '018f0000-0000-7000-8000-000000000000';

export const everybody = '200 200 200 200 200 200 200 200 200';
export const signedIn = 'in  200 200 200 200 200 200 200 200';
export const goesOn = 'in  303 303 303 303 303 303 303 303';
export const nobody = '404 404 404 404 404 404 404 404 404';
export const nobodySignedIn = 'in  404 404 404 404 404 404 404 404';
/** His lead, his manager and the administrator are outside too. */
export const eeroAlone = 'in  404 200 404 404 404 404 404 404';
export const admins = 'in  404 404 404 404 404 404 404 200';
export const overseers = 'in  404 404 404 200 404 200 404 200';
export const managersHere = 'in  404 404 404 404 404 200 404 200';
