import { describe, expect, test } from 'vitest';
import * as accounts from '#lib/accounts/policy.ts';
import * as awards from '#lib/awards/policy.ts';
import * as learning from '#lib/learning/policy.ts';

type Grant = accounts.Grant;
const unit = (id: string, kind: accounts.UnitKind, ...above: string[]): accounts.Unit => ({
	id,
	kind,
	name: id,
	parentId: above[0] ?? null,
	ancestors: [id, ...above]
});

// Halla & Co has the region South with the stores Shoes (teams Everyday, Trail) and Garden (Plants).
const halla = unit('halla', 'company');
const south = unit('south', 'region', 'halla');
const shoes = unit('shoes', 'store', 'south', 'halla');
const garden = unit('garden', 'store', 'south', 'halla');
const everyday = unit('everyday', 'team', 'shoes', 'south', 'halla');
const trail = unit('trail', 'team', 'shoes', 'south', 'halla');
const plants = unit('plants', 'team', 'garden', 'south', 'halla');
const units = { halla, south, shoes, garden, everyday, trail, plants };

const grant = (role: accounts.Role, at: accounts.Unit): Grant => ({ role, unitId: at.id, unitKind: at.kind });
const who = (id: string, ...grants: Grant[]) => ({ id, grants });
const cast = {
	maya: who('maya', grant('learner', everyday)),
	lotta: who('lotta', grant('lead', everyday)),
	omar: who('omar', grant('manager', shoes)),
	rita: who('rita', grant('manager', south)),
	saga: who('saga', grant('admin', halla)),
	// Sells on one team and leads another.
	both: who('both', grant('learner', everyday), grant('lead', plants)),
	gone: who('gone')
};

/** Who may do something to which unit, as the table below is written. */
const allowed = (may: (actor: (typeof cast)['maya'], unit: accounts.Unit) => boolean) =>
	Object.fromEntries(
		Object.entries(cast).map(([name, actor]) => [
			name,
			Object.entries(units)
				.filter(([, unit]) => may(actor, unit))
				.map(([id]) => id)
				.join(' ')
		])
	);

const overseen = {
	maya: '',
	lotta: 'everyday',
	omar: 'shoes everyday trail',
	rita: 'south shoes garden everyday trail plants',
	saga: 'halla south shoes garden everyday trail plants',
	both: 'plants',
	gone: ''
};
const managed = { ...overseen, lotta: '', both: '' };

describe('who may do what, where', () => {
	test('leads, managers and admins oversee their unit and all below it', () => {
		expect(allowed(accounts.canOversee)).toEqual(overseen);
	});

	test('managers and admins manage, leads do not', () => {
		expect(allowed(accounts.canManage)).toEqual(managed);
	});

	test('who oversees a team assigns to it', () => {
		expect(allowed(learning.canAssign)).toEqual(overseen);
	});

	test('who manages a store opens its round', () => {
		expect(allowed(awards.canOpenRound)).toEqual(managed);
	});

	test('a grant makes somebody belong to that unit, not to those below or above', () => {
		expect(allowed(accounts.belongsTo)).toEqual({
			maya: 'everyday',
			lotta: 'everyday',
			omar: 'shoes',
			rita: 'south',
			saga: 'halla',
			both: 'everyday plants',
			gone: ''
		});
	});

	test('the role counts where it was given only', () => {
		expect(accounts.holds(cast.both, ['lead'], plants)).toBe(true);
		expect(accounts.holds(cast.both, ['lead'], everyday)).toBe(false);
		expect(accounts.holds(cast.both, ['learner'], everyday)).toBe(true);
		expect(accounts.holds(cast.saga, [], halla)).toBe(false);
	});
});

test('nobody is reminded by themselves', () => {
	expect(learning.canRemind(cast.lotta, everyday, 'maya')).toBe(true);
	expect(learning.canRemind(cast.lotta, everyday, 'lotta')).toBe(false);
	expect(learning.canRemind(cast.lotta, trail, 'tom')).toBe(false);
	expect(learning.canRemind(cast.maya, everyday, 'eero')).toBe(false);
});

test('nobody announces an award for themselves, nor for a store that is not theirs', () => {
	expect(awards.canAnnounce(cast.omar, shoes, ['maya'])).toBe(true);
	expect(awards.canAnnounce(cast.omar, shoes, ['maya', 'omar'])).toBe(false);
	expect(awards.canAnnounce(cast.omar, garden, ['maya'])).toBe(false);
	expect(awards.canAnnounce(cast.lotta, shoes, ['maya'])).toBe(false);
	expect(awards.canAnnounce(cast.saga, garden, ['maya'])).toBe(true);
});

test.each([
	['maya', { isAdmin: false, oversees: false, manages: false, team: 'everyday' }],
	['lotta', { isAdmin: false, oversees: true, manages: false, team: undefined }],
	['omar', { isAdmin: false, oversees: true, manages: true, team: undefined }],
	['rita', { isAdmin: false, oversees: true, manages: true, team: undefined }],
	['saga', { isAdmin: true, oversees: true, manages: true, team: undefined }],
	['both', { isAdmin: false, oversees: true, manages: false, team: 'everyday' }],
	['gone', { isAdmin: false, oversees: false, manages: false, team: undefined }]
] as const)('what %s sees of the menu, and the team that counts them', (name, expected) => {
	const actor = cast[name];
	expect({
		isAdmin: accounts.isAdmin(actor),
		oversees: accounts.oversees(actor),
		manages: accounts.manages(actor),
		team: accounts.teamOf(actor)
	}).toEqual(expected);
});
