import type { Person } from '#lib/accounts/policy.ts';
import type { Marks } from '#lib/coaching/observation.ts';
import * as observations from '#lib/coaching/observations.server.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import * as watches from '#lib/coaching/watches.server.ts';
import type { Key } from '#tests/support/store.ts';

const HOUR_MS = 3_600_000;

type Shown = { by: Key; about: Key; hours: number; marks: Marks; evidence: string; answer?: string };

/** What leads saw on the floor, in their own words; `hours` ago. */
const SEEN: Shown[] = [
	{
		by: 'lotta',
		about: 'sanne',
		hours: 220,
		marks: { greeting: 2, listening: 1 },
		evidence: 'Tervehti heti ovella. Kysyi ”Onko koko 38?”, ei sitä, mihin kengät tulevat.'
	},
	{
		by: 'lotta',
		about: 'eero',
		hours: 52,
		marks: { greeting: 3, listening: 2, integrity: 3 },
		evidence: 'Laski laatikot, tervehti, kysyi mihin kenkä tulee. Sanoi itse, että pohja ei pidä jäällä.',
		answer: 'Kiitos! Pakkasella se kannattaa sanoa aina. Vaihtoehtoa en ehtinyt näyttää, kassalla oli jono.'
	},
	{
		by: 'pieter',
		about: 'tom',
		hours: 27,
		marks: { empathy: 2, advice: 1 },
		evidence: 'Zei: “Dat is vervelend, zo vlak voor je vakantie.” Pakte daarna meteen de duurste schoen.'
	}
];

/** Some observations, one of them answered, and a new hire who would like somebody to look. */
export async function seedObservations(actors: Record<Key, Person>, at: Date) {
	for (const { by, about, hours, marks, evidence, answer } of SEEN) {
		const seen = new Date(at.getTime() - hours * HOUR_MS);
		const card = { personId: actors[about].id, marks, evidence, submission: crypto.randomUUID() };
		const id = await observing.observe(actors[by], card, seen);
		if (answer) await observations.answer(actors[about], id, answer, new Date(seen.getTime() + 3 * HOUR_MS));
	}
	const note = 'Saying hello while I am stacking boxes';
	const asked = new Date(at.getTime() - 4 * HOUR_MS);
	await watches.ask(actors.maya, { skill: 'greeting', note, submission: crypto.randomUUID() }, asked);
}
