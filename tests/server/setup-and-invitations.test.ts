import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AddPerson } from '#lib/accounts/forms.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
import * as peopleList from '#lib/accounts/people-list.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import { isAdmin, type Person } from '#lib/accounts/policy.ts';
import * as setup from '#lib/accounts/setup.server.ts';
import * as signIn from '#lib/accounts/sign-in.server.ts';
import { companies, invitations as links, people as persons, setupTokens } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { jobs, submissions } from '#lib/platform/tables.server.ts';
import { signedIn } from '#tests/support/visitor.ts';

const PASSWORD = 'ten shoes a day';
const inDays = (days: number) => new Date(now().getTime() + days * 24 * 3_600_000);
const founding = {
	company: 'Halla & Co',
	timeZone: 'Europe/Helsinki',
	name: 'Saga Lind',
	email: 'Saga@Halla.example',
	password: PASSWORD,
	locale: 'en' as const
};
let saga: Person;
let everyday: string;
let store: string;

describe('setting up', () => {
	let token: string;

	it('needs the token that the log printed', async () => {
		expect(await setup.isDone()).toBe(false);
		token = (await setup.makeSetupToken())!;
		await expect(setup.found({ ...founding, token: 'guess' })).rejects.toEqual(new Refused('setup_token_wrong'));
		const stored = JSON.stringify(await db().read.select().from(setupTokens));
		expect(stored).not.toContain(token);
		await expect(setup.found({ ...founding, token: /"tokenHash":"(\w+)"/.exec(stored)![1]! })).rejects.toThrow(Refused);
		expect(await db().read.$count(companies)).toBe(0);
	});

	it('two who found it at once: one does, one is told that it is done', async () => {
		const both = await Promise.allSettled([1, 2].map(() => setup.found({ ...founding, token: ` ${token} ` })));
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both).toContainEqual({ status: 'rejected', reason: new Refused('setup_done', 409) });
		expect([await db().read.$count(companies), await db().read.$count(persons)]).toEqual([1, 1]);
	});

	it('makes its founder the admin, who can sign in', async () => {
		saga = await signedIn(await signIn.check('saga@halla.example', PASSWORD, 'shop'));
		expect(isAdmin(saga)).toBe(true);
		expect(saga).toMatchObject({ name: 'Saga Lind', company: { name: 'Halla & Co', timeZone: 'Europe/Helsinki' } });
	});

	it('happens once: there is no second token, and the first is worth nothing', async () => {
		expect([await setup.isDone(), await setup.makeSetupToken()]).toEqual([true, undefined]);
		expect(await db().read.$count(setupTokens)).toBe(0);
		await expect(setup.found({ ...founding, token })).rejects.toEqual(new Refused('setup_done', 409));
	});
});

const addUnit = (actor: Person, kind: 'region' | 'store' | 'team', name: string, parentId: string) =>
	units.add(actor, { kind, name, parentId, submission: crypto.randomUUID() });
const form = (name: string, place: string, submission = crypto.randomUUID() as string): AddPerson => ({
	name,
	email: `${name.toLowerCase()}@halla.example`,
	place,
	submission
});
const tokenIn = ({ link }: { link?: string }) => link!.split('/').at(-1)!;
const countOf = (name: string) => db().read.$count(persons, eq(persons.name, name));

describe('places', () => {
	it('a team is in a store, a store in the company or a region', async () => {
		store = await addUnit(saga, 'store', 'Shoes', saga.company.id);
		everyday = await addUnit(saga, 'team', 'Everyday', store);
		const wrong = new Refused('unit_wrong_parent');
		await expect(addUnit(saga, 'team', 'Loose', saga.company.id)).rejects.toEqual(wrong);
		await expect(addUnit(saga, 'store', 'Inner', store)).rejects.toEqual(wrong);
		await expect(addUnit(saga, 'team', 'Smaller', everyday)).rejects.toEqual(wrong);
		await expect(addUnit(saga, 'team', 'Nowhere', crypto.randomUUID())).rejects.toThrow(NotFound);
		expect((await units.get(everyday)).ancestors.sort()).toEqual([saga.company.id, store, everyday].sort());
	});

	it('neighbours have different names, cousins may share one', async () => {
		const garden = await addUnit(saga, 'store', 'Garden', saga.company.id);
		await expect(addUnit(saga, 'team', 'Everyday', store)).rejects.toEqual(new Refused('unit_name_taken', 409));
		await addUnit(saga, 'team', 'Everyday', garden);
		expect((await units.below(saga.company.id, 'team')).map(({ name }) => name)).toEqual(['Everyday', 'Everyday']);
	});
});

describe('inviting', () => {
	it('the link lets somebody choose a password, once', async () => {
		const token = tokenIn(await invitations.welcome(saga, form('Maya', `learner:${everyday}`)));
		expect(await invitations.find(token)).toMatchObject({ name: 'Maya', company: 'Halla & Co' });
		const mayaId = await invitations.accept(token, PASSWORD);
		expect(await signIn.check('maya@halla.example', PASSWORD, 'shop')).toBe(mayaId);
		expect((await signedIn(mayaId)).grants).toEqual([{ role: 'learner', unitId: everyday, unitKind: 'team' }]);
		await expect(invitations.find(token)).rejects.toThrow(NotFound);
		await expect(invitations.accept(token, 'another password')).rejects.toThrow(NotFound);
	});

	it('pressed twice at once, it still works once', async () => {
		const token = tokenIn(await invitations.welcome(saga, form('Eero', `learner:${everyday}`)));
		const both = await Promise.allSettled(['first choice', 'second choice'].map((p) => invitations.accept(token, p)));
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('is over after 24 hours', async () => {
		const token = tokenIn(await invitations.welcome(saga, form('Wei', `learner:${everyday}`)));
		expect(await invitations.find(token, inDays(0.99))).toMatchObject({ name: 'Wei' });
		await expect(invitations.find(token, inDays(1))).rejects.toThrow(NotFound);
		await expect(invitations.accept(token, PASSWORD, inDays(1))).rejects.toThrow(NotFound);
		expect(JSON.stringify(await db().read.select().from(links))).not.toContain(token);
	});

	it('a new link ends the earlier ones', async () => {
		const first = tokenIn(await invitations.welcome(saga, form('Noor', `learner:${everyday}`)));
		const { personId } = await invitations.find(first);
		const second = tokenIn(await invitations.inviteAgain(saga, personId));
		await expect(invitations.find(first)).rejects.toThrow(NotFound);
		await expect(invitations.accept(first, PASSWORD)).rejects.toThrow(NotFound);
		expect(await invitations.accept(second, PASSWORD)).toBe(personId);
		await expect(invitations.inviteAgain(saga, personId)).rejects.toThrow(NotFound); // has joined
	});

	it('the links on the card and in the mail are one invitation: using either ends both', async () => {
		const card = tokenIn(await invitations.welcome(saga, form('Sanne', `learner:${everyday}`)));
		const { personId } = await invitations.find(card);
		const mail = await transaction((tx) => invitations.mint(tx, personId, saga.id)); // as the mail does
		expect(await invitations.find(mail)).toMatchObject({ name: 'Sanne' });
		await invitations.accept(card, PASSWORD);
		await expect(invitations.find(mail)).rejects.toThrow(NotFound);
		await expect(invitations.accept(mail, 'another password')).rejects.toThrow(NotFound);
		expect(await signIn.check('sanne@halla.example', PASSWORD, 'shop')).toBe(personId);
	});

	it('who leaves before joining cannot join any more', async () => {
		const token = tokenIn(await invitations.welcome(saga, form('Tom', `learner:${everyday}`)));
		const { personId } = await invitations.find(token);
		await people.leave(saga, personId);
		await expect(invitations.find(token)).rejects.toThrow(NotFound);
		await expect(invitations.accept(token, PASSWORD)).rejects.toThrow(NotFound);
		await expect(invitations.inviteAgain(saga, personId)).rejects.toThrow(NotFound);
	});
});

describe('adding people', () => {
	it('a form sent twice adds one person, and each answer has a link that works; none is kept', async () => {
		const femke = form('Femke', `learner:${everyday}`);
		const answers = await Promise.all([invitations.welcome(saga, femke), invitations.welcome(saga, femke)]);
		expect(await countOf('Femke')).toBe(1);
		for (const answer of answers) {
			expect(await invitations.find(tokenIn(answer))).toMatchObject({ name: 'Femke' });
			const kept = JSON.stringify([await db().read.select().from(submissions), await db().read.select().from(jobs)]);
			expect(kept).not.toContain(tokenIn(answer));
		}
	});

	it('an address that somebody has is taken, however it is written', async () => {
		const again = { ...form('Other', `learner:${everyday}`), email: 'MAYA@halla.example' };
		await expect(invitations.welcome(saga, again)).rejects.toEqual(new Refused('person_email_taken', 409));
		expect(await countOf('Other')).toBe(0);
	});

	it.each([
		['learner', () => store],
		['lead', () => saga.company.id],
		['manager', () => everyday],
		['admin', () => store]
	])('the role of %s does not fit there', async (role, place) => {
		const misplaced = invitations.welcome(saga, form('Misplaced', `${role}:${place()}`));
		await expect(misplaced).rejects.toEqual(new Refused('person_wrong_unit'));
	});
});

describe('only admins', () => {
	let omar: Person;
	beforeAll(async () => {
		const invited = await invitations.welcome(saga, form('Omar', `manager:${store}`));
		omar = await signedIn(await invitations.accept(tokenIn(invited), PASSWORD));
	});

	it.each<[string, () => Promise<unknown>]>([
		['add people', () => invitations.welcome(omar, form('Hidden', `learner:${everyday}`))],
		['invite again', () => invitations.inviteAgain(omar, saga.id)],
		['add units', () => addUnit(omar, 'team', 'Hidden', store)],
		['list everybody', () => peopleList.list(omar)],
		['see the whole company', () => units.all(omar)],
		['end somebody’s work', () => people.leave(omar, saga.id)]
	])('%s', async (_, attempt) => {
		await expect(attempt()).rejects.toThrow(NotFound);
	});

	it('and no admin ends their own work, or the same work twice', async () => {
		await expect(people.leave(saga, saga.id)).rejects.toThrow(NotFound);
		expect(await people.leave(saga, omar.id)).toBe('Omar');
		await expect(people.leave(saga, omar.id)).rejects.toThrow(NotFound);
	});
});
