import { beforeAll, expect, it } from 'vitest';
import type { Person, Unit } from '#lib/accounts/policy.ts';
import * as people from '#lib/accounts/people.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { openStore } from '#tests/support/company.ts';

let cast: Awaited<ReturnType<typeof openStore>>['people'];
let ids: Record<string, string>;
beforeAll(async () => {
	({ people: cast, units: ids } = await openStore());
	ids.South = (await units.get(ids.Shoes!)).parentId!;
});

const EVERYWHERE = ['Halla & Co', 'South', 'Shoes', 'Garden', 'Everyday', 'Trail', 'Plants', 'Tools'];
const names = (found: { name: string }[]) => found.map(({ name }) => name);
async function seenBy(actor: Person) {
	const seen: string[] = [];
	for (const name of EVERYWHERE) {
		const unit = await units.find(actor, ids[name]!).catch((error: unknown) => error);
		if (!(unit instanceof NotFound)) seen.push((unit as Unit).name);
	}
	return seen;
}
/** Somebody like Omar whose shops are the whole region. */
const overSouth = (): Person => ({
	...cast.omar,
	grants: [{ role: 'manager', unitId: ids.South!, unitKind: 'region' }]
});
const nobody = (): Person => ({ ...cast.maya, grants: [] });

it.each<[string, () => Person, string[]]>([
	['a learner finds her team', () => cast.maya, ['Everyday']],
	['a lead finds the team', () => cast.lotta, ['Everyday']],
	['a manager finds the store and its teams', () => cast.omar, ['Shoes', 'Everyday', 'Trail']],
	['the other manager finds the other store', () => cast.ines, ['Garden', 'Plants', 'Tools']],
	['a manager of a region finds all below it', overSouth, EVERYWHERE.slice(1)],
	['an admin finds everything', () => cast.saga, EVERYWHERE],
	['who holds nothing finds nothing', nobody, []]
])('%s', async (_, actor, expected) => {
	expect(await seenBy(actor())).toEqual(expected);
});

it('a unit of another store, and one that is not, look the same', async () => {
	const other = await units.find(cast.omar, ids.Garden!).catch((e) => e);
	const none = await units.find(cast.omar, crypto.randomUUID()).catch((e) => e);
	expect(other).toBeInstanceOf(NotFound);
	expect(none).toEqual(other);
});

it.each<[string, () => Person, string[], string[]]>([
	['a learner leads nothing', () => cast.maya, [], []],
	['a lead leads one team', () => cast.lotta, ['Everyday'], []],
	['a manager leads the teams of one store', () => cast.omar, ['Everyday', 'Trail'], ['Shoes']],
	['a manager of a region leads both stores', overSouth, ['Everyday', 'Plants', 'Tools', 'Trail'], ['Garden', 'Shoes']],
	['an admin leads all', () => cast.saga, ['Everyday', 'Plants', 'Tools', 'Trail'], ['Garden', 'Shoes']]
])('%s', async (_, actor, teams, stores) => {
	expect(names(await units.under(actor(), ['lead', 'manager', 'admin'], 'team'))).toEqual(teams);
	expect(names(await units.under(actor(), ['manager', 'admin'], 'store'))).toEqual(stores);
});

it('only the roles that are asked for count', async () => {
	expect(await units.under(cast.omar, ['lead'], 'team')).toEqual([]);
	expect(await units.under(cast.omar, ['manager'], 'company')).toEqual([]);
	expect(names(await units.under(cast.maya, ['learner'], 'team'))).toEqual(['Everyday']);
});

it('who holds two roles has the units of both, each once', async () => {
	const both: Person = { ...cast.lotta, grants: [...cast.lotta.grants, ...cast.omar.grants, ...cast.antti.grants] };
	expect(names(await units.under(both, ['lead', 'manager'], 'team'))).toEqual(['Everyday', 'Tools', 'Trail']);
});

it.each<[string, () => Person, string[]]>([
	['a learner sees her store', () => cast.maya, ['Shoes']],
	['a lead sees the store', () => cast.meiling, ['Garden']],
	['a manager sees one store', () => cast.omar, ['Shoes']],
	['a manager of a region sees both', overSouth, ['Garden', 'Shoes']],
	['an admin sees both', () => cast.saga, ['Garden', 'Shoes']],
	['who holds nothing sees none', nobody, []]
])('%s', async (_, actor, expected) => {
	expect(names(await units.storesSeenBy(actor()))).toEqual(expected);
});

it('each unit comes with everything above it', async () => {
	const everyday = await units.find(cast.maya, ids.Everyday!);
	expect(everyday.ancestors.sort()).toEqual(['Halla & Co', 'South', 'Shoes', 'Everyday'].map((n) => ids[n]).sort());
	expect((await units.above(ids.Everyday!, 'store'))!.name).toBe('Shoes');
	expect(await units.above(ids.Shoes!, 'team')).toBeUndefined();
	expect(names(await units.below(ids.Shoes!, 'team'))).toEqual(['Everyday', 'Trail']);
});

it('members are the learners at an instant: not leads, not who left, not who has yet to come', async () => {
	const everyday = () => people.members(ids.Everyday!).then(names);
	const all = ['Eero Salo', 'Maya Okafor', 'Noor Rahimi', 'Sanne Bakker', '李薇'];
	expect(await everyday()).toEqual(all);
	expect(await people.members(ids.Shoes!)).toHaveLength(9);
	const lastWeek = new Date(Date.parse(process.env.CLOCK_START!) - 7 * 24 * 3_600_000);
	expect(names(await people.members(ids.Everyday!, lastWeek))).toEqual(all.filter((name) => name !== 'Maya Okafor'));
	await people.leave(cast.saga, cast.noor.id);
	expect(await everyday()).toEqual(all.filter((name) => name !== 'Noor Rahimi'));
	expect(names(await people.members(ids.Everyday!, lastWeek))).toContain('Noor Rahimi');
});
