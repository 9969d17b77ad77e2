import { describe, expect, test } from 'vitest';
import type { Role, UnitKind } from '#lib/accounts/policy.ts';
import { mayAgree, mayChangeTalk, mayCoach, mayReadTalk } from '#lib/coaching/policy.ts';

const everyday = { ancestors: ['everyday', 'shoes', 'south', 'halla'] };
const who = (id: string, role: Role, unitId: string, unitKind: UnitKind) => ({
	id,
	grants: [{ role, unitId, unitKind }]
});
const cast = {
	maya: who('maya', 'learner', 'everyday', 'team'),
	lotta: who('lotta', 'lead', 'everyday', 'team'),
	pieter: who('pieter', 'lead', 'trail', 'team'),
	omar: who('omar', 'manager', 'shoes', 'store'),
	rita: who('rita', 'manager', 'south', 'region'),
	ines: who('ines', 'manager', 'garden', 'store'),
	saga: who('saga', 'admin', 'halla', 'company')
};
const allowed = (may: (actor: (typeof cast)['maya']) => boolean) =>
	Object.entries(cast).flatMap(([key, actor]) => (may(actor) ? [key] : []));

test('the lead and the managers above coach; an administrator does not, and nobody coaches themselves', () => {
	expect(allowed((actor) => mayCoach(actor, everyday, 'maya'))).toEqual(['lotta', 'omar', 'rita']);
	expect(allowed((actor) => mayCoach(actor, everyday, 'lotta'))).toEqual(['omar', 'rita']);
});

describe('a talk of Maya with Lotta', () => {
	const open = { personId: 'maya', leadId: 'lotta', agreedAt: null };
	const agreed = { ...open, agreedAt: new Date() };
	test.each([open, agreed])('is read by the two of them, whoever else is above', (talk) =>
		expect(allowed((actor) => mayReadTalk(actor, talk))).toEqual(['maya', 'lotta'])
	);
	test('waits for her yes, and until then Lotta may change it', () => {
		expect(allowed((actor) => mayAgree(actor, open))).toEqual(['maya']);
		expect(allowed((actor) => mayChangeTalk(actor, open))).toEqual(['lotta']);
		expect(allowed((actor) => mayAgree(actor, agreed) || mayChangeTalk(actor, agreed))).toEqual([]);
	});
});
