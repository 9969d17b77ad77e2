import type { Person } from '#lib/accounts/policy.ts';
import { mondayOf } from '#lib/coaching/skill-week.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import { addDays, dayOf, instantOf } from '#lib/platform/clock.ts';
import type { Key } from '#tests/support/store.ts';

/** Who took something on last week, and who let it go. */
const TAKEN_ON: { by: Key; module: string; letGo?: true }[] = [
	{ by: 'eero', module: 'greeting' },
	{ by: 'sanne', module: 'greeting', letGo: true },
	{ by: 'wei', module: 'greeting' },
	{ by: 'eero', module: 'active-listening' }
];

/** On the Wednesday of last week; what was let go, a day later. */
export async function seedPledges(actors: Record<Key, Person>, at: Date) {
	for (const { by, module, letGo } of TAKEN_ON) {
		const actor = actors[by];
		const zone = actor.company.timeZone;
		const wednesday = addDays(mondayOf(dayOf(at, zone), 1), 2);
		const section = catalogue.lesson(module, 'en').sections.find(({ pledge }) => pledge)!;
		await pledges.make(actor, module, section.id, 'en', instantOf(`${wednesday}T10:00`, zone));
		if (!letGo) continue;
		const [open] = await pledges.open(actor, 'en');
		await pledges.close(actor, open!.id, false, instantOf(`${addDays(wednesday, 1)}T10:00`, zone));
	}
}
