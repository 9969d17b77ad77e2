import { actorsByKey, openCompany } from '../../src/demo.server.ts';
import type { Person } from '../../src/lib/accounts/policy.ts';
import { now } from '../../src/lib/platform/clock.ts';
import type { Key } from './store.ts';

/** The cast on its first day: everybody is there, nothing has happened yet. `people.maya`, `units.Everyday`. */
export async function openStore(at = now()): Promise<{ people: Record<Key, Person>; units: Record<string, string> }> {
	const company = await openCompany(at);
	return { people: actorsByKey(company), units: company.unitIds };
}
