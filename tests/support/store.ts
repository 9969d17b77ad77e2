// The cast: one company, two stores, four teams, 24 people. It feeds tests, the demo and the screenshots alike.

export const COMPANY = { name: 'Halla & Co', timeZone: 'Europe/Helsinki', region: 'South' };
export const STORES = { Shoes: ['Everyday', 'Trail'], Garden: ['Plants', 'Tools'] } as const;
export const PASSWORD = 'demo-password';
/** Of those who come in at their store's door. */
export const PIN = '258036';

type Locale = 'en' | 'fi' | 'nl' | 'zh-Hant';
type Module =
	'greeting' | 'active-listening' | 'platinum-rule' | 'promises' | 'open-questions' | 'defensive-or-service';
/** A module finished `months` months ago (0 is this month); `best` plays the best line throughout. */
type Finished = { module: Module; months: number; best?: boolean };
export type Character = {
	key: string;
	name: string;
	role: 'learner' | 'lead' | 'manager' | 'admin';
	unit: string;
	locale: Locale;
	/** Joined this many days ago. */
	days: number;
	finished?: Finished[];
	/** Sections seen of a module that is still going. */
	going?: { module: Module; sections: number };
	optedOut?: boolean;
};

const all = (first: number, second: number, third: number, best = false): Finished[] => [
	{ module: 'greeting', months: first, best },
	{ module: 'active-listening', months: second },
	{ module: 'platinum-rule', months: second },
	{ module: 'promises', months: second },
	{ module: 'open-questions', months: second },
	{ module: 'defensive-or-service', months: third, best }
];
const greeting = (months: number): Finished[] => [{ module: 'greeting', months }];
const two = (first: number, second: number): Finished[] => [
	{ module: 'greeting', months: first },
	{ module: 'active-listening', months: second }
];

export const CAST = [
	{ key: 'saga', name: 'Saga Lind', role: 'admin', unit: 'Halla & Co', locale: 'en', days: 400 },
	{ key: 'omar', name: 'Omar Haddad', role: 'manager', unit: 'Shoes', locale: 'en', days: 390 },
	{ key: 'ines', name: 'Ines Duarte', role: 'manager', unit: 'Garden', locale: 'nl', days: 380 },
	{ key: 'lotta', name: 'Lotta Virtanen', role: 'lead', unit: 'Everyday', locale: 'fi', days: 300 },
	{ key: 'pieter', name: 'Pieter de Vries', role: 'lead', unit: 'Trail', locale: 'nl', days: 290 },
	{ key: 'meiling', name: '陳美玲', role: 'lead', unit: 'Plants', locale: 'zh-Hant', days: 280 },
	{ key: 'antti', name: 'Antti Korhonen', role: 'lead', unit: 'Tools', locale: 'fi', days: 270 },

	// Maya is new: nothing done yet, her first module waits.
	{ key: 'maya', name: 'Maya Okafor', role: 'learner', unit: 'Everyday', locale: 'en', days: 2 },
	// Eero and Sanne are level this month: a tie is shown as a tie.
	{
		key: 'eero',
		name: 'Eero Salo',
		role: 'learner',
		unit: 'Everyday',
		locale: 'fi',
		days: 200,
		finished: all(2, 1, 0, true)
	},
	{
		key: 'sanne',
		name: 'Sanne Bakker',
		role: 'learner',
		unit: 'Everyday',
		locale: 'nl',
		days: 210,
		finished: all(1, 1, 0)
	},
	{ key: 'wei', name: '李薇', role: 'learner', unit: 'Everyday', locale: 'zh-Hant', days: 120, finished: two(1, 0) },
	// Noor has opted out of the boards: no view shows her.
	{
		key: 'noor',
		name: 'Noor Rahimi',
		role: 'learner',
		unit: 'Everyday',
		locale: 'en',
		days: 150,
		finished: all(2, 0, 0),
		optedOut: true
	},

	{ key: 'joonas', name: 'Joonas Mäki', role: 'learner', unit: 'Trail', locale: 'fi', days: 190, finished: two(1, 0) },
	{
		key: 'femke',
		name: 'Femke Jansen',
		role: 'learner',
		unit: 'Trail',
		locale: 'nl',
		days: 220,
		finished: all(2, 1, 1, true)
	},
	// Tom's second module is overdue.
	{
		key: 'tom',
		name: 'Tom Reed',
		role: 'learner',
		unit: 'Trail',
		locale: 'en',
		days: 90,
		finished: greeting(1),
		going: { module: 'active-listening', sections: 2 }
	},
	{ key: 'aisha', name: 'Aisha Karim', role: 'learner', unit: 'Trail', locale: 'en', days: 100, finished: two(2, 0) },

	{
		key: 'huimin',
		name: '林慧敏',
		role: 'learner',
		unit: 'Plants',
		locale: 'zh-Hant',
		days: 240,
		finished: all(2, 1, 0)
	},
	{
		key: 'kaisa',
		name: 'Kaisa Niemi',
		role: 'learner',
		unit: 'Plants',
		locale: 'fi',
		days: 230,
		finished: all(2, 2, 1, true)
	},
	{ key: 'daan', name: 'Daan Visser', role: 'learner', unit: 'Plants', locale: 'nl', days: 130, finished: two(1, 0) },
	{ key: 'grace', name: 'Grace Osei', role: 'learner', unit: 'Plants', locale: 'en', days: 60, finished: greeting(0) },

	{ key: 'ville', name: 'Ville Laine', role: 'learner', unit: 'Tools', locale: 'fi', days: 110, finished: greeting(1) },
	{ key: 'bo', name: 'Bo Lindqvist', role: 'learner', unit: 'Tools', locale: 'en', days: 140, finished: two(2, 0) },
	{ key: 'ruben', name: 'Ruben Smit', role: 'learner', unit: 'Tools', locale: 'nl', days: 75, finished: greeting(0) },
	{ key: 'priya', name: 'Priya Nair', role: 'learner', unit: 'Tools', locale: 'en', days: 170, finished: all(1, 0, 0) }
] as const satisfies Character[];
/** Who is who: `maya` is new, `omar` manages Shoes, `ines` manages Garden. */
export type Key = (typeof CAST)[number]['key'];

/** One click each on the demo's sign-in page. */
export const ROLES = { learner: 'maya', lead: 'lotta', manager: 'omar', admin: 'saga' } as const;

export const emailOf = (key: string) => `${key}@halla.example`;
/** What the leads asked for: everyone who joins learns; Wei's third module was due three days ago, Tom's second five. */
export const WISHES = [
	{ by: 'lotta', team: 'Everyday', path: 'first-week', joinersAfter: 7, days: 100 },
	{ by: 'lotta', team: 'Everyday', module: 'defensive-or-service', dueInDays: -3, days: 30 },
	{ by: 'pieter', team: 'Trail', module: 'active-listening', dueInDays: -5, days: 25 },
	{ by: 'meiling', team: 'Plants', module: 'defensive-or-service', dueInDays: 2, days: 12 },
	{ by: 'antti', team: 'Tools', module: 'active-listening', dueInDays: 9, days: 6 }
] as const;
