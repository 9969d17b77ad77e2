import type { Person } from '#lib/accounts/policy.ts';
import * as talks from '#lib/coaching/talks.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import type { Key } from '#tests/support/store.ts';

const DAY_MS = 24 * 3_600_000;

/** Lotta has talked with two of her team: with Eero they agree on what was said, and Wei has still to read it. */
export async function seedTalks(actors: Record<Key, Person>, at: Date) {
	const write = (
		to: Key,
		days: number,
		words: Pick<Parameters<typeof talks.write>[2], 'wentWell' | 'skill' | 'nextStep'>
	) => {
		const when = new Date(at.getTime() - days * DAY_MS);
		const day = dayOf(when, actors.lotta.company.timeZone);
		return talks.write(actors.lotta, actors[to].id, { ...words, day, submission: crypto.randomUUID() }, when);
	};
	const agreed = await write('eero', 12, {
		wentWell:
			'Kysyit lauantaina asiakkaalta, mihin hän kenkiä tarvitsee, ennen kuin hait mitään. Hän löysi parin ja kiitti.',
		skill: 'listening',
		nextStep: 'Kerro asiakkaan tarve omin sanoin takaisin ennen kuin ehdotat mitään, kerran joka vuorossa.'
	});
	const { at: read } = await talks.find(actors.eero, agreed);
	await talks.agree(actors.eero, agreed, read, new Date(at.getTime() - 11 * DAY_MS));
	await write('wei', 1, {
		wentWell: 'You walked an upset customer through his return without once taking it personally.',
		skill: 'advice',
		nextStep: 'Offer two pairs and say honestly which one you would take, in each conversation on Friday.'
	});
}
