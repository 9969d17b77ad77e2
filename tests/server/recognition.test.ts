import { expect, it } from 'vitest';
import * as units from '#lib/accounts/units.server.ts';
import { openStore } from '#tests/support/company.ts';

it('opens', async () => {
	const { people, units: ids } = await openStore();
	expect((await units.find(people.maya, ids.Everyday!)).name).toBe('Everyday');
});
