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

	test('who manages a unit decides its awards, or the administrator alone where the rules say so', () => {
		expect(allowed((actor, unit) => awards.canDecide(actor, unit, { deciders: 'manager' }))).toEqual(managed);
		const alone = allowed((actor, unit) => awards.canDecide(actor, unit, { deciders: 'admin' }));
		expect(Object.entries(alone).filter(([, units]) => units)).toEqual([['saga', managed.saga]]);
	});

	test('who belongs to a unit, above it or within it nominates there, as far as the rules ask for them', () => {
		const may = (nominators: 'everybody' | 'leads' | 'managers') =>
			allowed((actor, unit) => awards.canNominate(actor, unit, Object.values(units), { nominators }));
		const everywhere = 'halla south shoes garden everyday trail plants';
		const inShoes = { maya: 'halla south shoes everyday', omar: 'halla south shoes everyday trail' };
		const above = { rita: everywhere, saga: everywhere, gone: '' };
		expect(may('everybody')).toEqual({
			...{ ...inShoes, ...above, lotta: inShoes.maya },
			both: 'halla south shoes garden everyday plants'
		});
		expect(may('leads')).toEqual({
			...{ ...inShoes, ...above, maya: '', lotta: inShoes.maya },
			both: 'halla south garden plants'
		});
		expect(may('managers')).toEqual({ ...inShoes, ...above, maya: '', lotta: '', both: '' });
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

test('oneself is who one is, and the team in which one serves', () => {
	expect(awards.isOneself(cast.omar, { id: 'omar' })).toBe(true);
	expect(awards.isOneself(cast.omar, { id: 'maya' })).toBe(false);
	expect(awards.isOneself(cast.both, { id: 'everyday' })).toBe(true); // a learner there
	expect(awards.isOneself(cast.both, { id: 'plants' })).toBe(false); // only its lead
	expect(awards.isOwn(cast.both, { id: 'plants' })).toBe(true);
});

test('how the one who decides stands to a winner is said, and forbids nothing', () => {
	const tom = { id: 'tom', teamId: 'plants' };
	expect(awards.conflictsOf(cast.omar, tom, [])).toEqual([]);
	expect(awards.conflictsOf(cast.omar, tom, ['tom'])).toEqual(['nominated']);
	expect(awards.conflictsOf(cast.both, tom, ['eero'])).toEqual(['own-team']);
	expect(awards.conflictsOf(cast.both, { id: 'plants' }, ['plants'])).toEqual(['nominated', 'own-team']);
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
