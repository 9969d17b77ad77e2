import type { Key } from '#tests/support/store.ts';

/** Last month's awards. */
export const AWARDED = [
	{
		by: 'omar',
		store: 'Shoes',
		winner: 'femke',
		citation:
			'A man came in soaked and short of time. Femke saw it, named it, and had him in dry boots and on his bus in six minutes.'
	},
	{
		by: 'ines',
		store: 'Garden',
		winner: 'kaisa',
		citation:
			'Kaisa told a customer that the cheaper soil was the right one for her balcony. She came back the week after, with her sister.'
	}
] as const satisfies { by: Key; store: string; winner: Key; citation: string }[];

/** The month before: nobody had come to the end of the path. */
export const NOBODY = {
	by: 'ines',
	store: 'Garden',
	reason:
		'Nobody had finished the path yet: the autumn stock left no hour for it. Now there is one, on Tuesday mornings.'
} as const satisfies { by: Key; store: string; reason: string };

/** The team whose customers came back, last quarter. */
export const TEAM_AWARDED = {
	by: 'ines',
	store: 'Garden',
	team: 'Plants',
	citation:
		'Plants wrote a card for every customer who took a plant home: how often to water, and whom to ask. Many came back to ask.'
} as const satisfies { by: Key; store: string; team: string; citation: string };

/** Customers who came back, of how many, in each month of that quarter. */
export const RETURNED: Record<string, [number, number]> = { Plants: [61, 80], Tools: [33, 52] };

export type Nomination = { by: Key; to: Key; practice: string; moment: string; now?: true };

/** Each in the words of who nominates; those of `now` are for this month's round. */
export const NOMINATED: Nomination[] = [
	{
		by: 'tom',
		to: 'femke',
		practice: 'L2',
		moment:
			'I would have shown the man our new boots. She asked when his bus left, and fetched the one pair that fitted.'
	},
	{
		by: 'pieter',
		to: 'femke',
		practice: 'S6',
		moment:
			'Een moeder wilde de duurste wandelschoenen voor haar zoon. Femke vroeg hoe hard hij groeit en pakte een ander paar.'
	},
	{
		by: 'daan',
		to: 'kaisa',
		practice: 'S4',
		moment: 'Kaisa zei eerlijk dat de goedkope potgrond voor dat balkon beter was, en legde uit waarom.'
	},
	{
		by: 'huimin',
		to: 'kaisa',
		practice: 'R6',
		moment: '客人買的盆栽第二天就垂下來了，她沒有急著換貨，而是帶客人一起看根、教他怎麼澆水。'
	},
	{
		by: 'wei',
		to: 'eero',
		practice: 'L6',
		moment: '有位客人抱怨鞋底兩週就開了，Eero 先謝謝他特地回來，再當場打電話給廠商，讓他安心回家。',
		now: true
	},
	{
		by: 'lotta',
		to: 'sanne',
		practice: 'G2',
		moment: 'Rouva tuli kolmatta kertaa ja Sanne muisti hänen nimensä ja kysyi, miten vaellus Lapissa sujui.',
		now: true
	}
];
