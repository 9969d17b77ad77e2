import { beforeEach, describe, expect, it, test } from 'vitest';
import * as accounts from '#lib/accounts/people.server.ts';
import * as panels from '#lib/awards/panels.server.ts';
import * as screens from '#lib/awards/screens.server.ts';
import { screens as table } from '#lib/awards/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { submissions } from '#lib/platform/tables.server.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as consents from '#lib/recognition/screen-consents.server.ts';
import { screenConsents } from '#lib/recognition/tables.server.ts';
import { award, finishPath, once, open } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const form = (more = {}) => ({ storeId: units.Shoes!, name: 'Kitchen', locale: 'fi' as const, ...once(), ...more });
const make = (by: Key, more = {}) => screens.make(people[by], form(more), NOW);
const tokenOf = ({ link }: { link: string }) => /\/screen\/([0-9a-f]{40})\?lang=fi$/.exec(link)![1]!;
const consent = (...keys: Key[]) => Promise.all(keys.map((key) => consents.choose(people[key], true, NOW)));
const thank = (from: Key, to: Key, moment = 'She stayed until the last parcel was out of the door.') =>
	giving.give(people[from], { toId: people[to].id, practice: 'L1', moment, ...once() }, NOW);
const win = async (winners: Key[], citation: string) => {
	for (const key of winners) await finishPath(people[key], NOW);
	const round = await open(people.omar, units.Shoes!, {}, NOW);
	const who = winners.map((key) => people[key]);
	return award(people.omar, round, who, { citation }, NOW);
};
async function shown() {
	const [first] = await db().read.select().from(table).limit(1);
	const token = first ? undefined : tokenOf(await make('omar'));
	const screen = token ? await screens.find(token) : { ...first!, store: 'Shoes', company: people.omar.company };
	return panels.of(screen, 'en', NOW);
}
const panel = async <K extends panels.Panel['kind']>(kind: K) =>
	(await shown()).filter((one): one is Extract<panels.Panel, { kind: K }> => one.kind === kind);

describe('a screen', () => {
	it('opens by a link that only its maker has seen', async () => {
		const token = tokenOf(await make('omar'));
		expect(await screens.find(token)).toMatchObject({ name: 'Kitchen', store: 'Shoes' });
		const kept = JSON.stringify([await db().read.select().from(table), await db().read.select().from(submissions)]);
		expect(kept).not.toContain(token);
		for (const wrong of ['', 'nothing', token.toUpperCase(), token.slice(1), 'x'.repeat(100_000)])
			await expect(screens.find(wrong)).rejects.toThrow(NotFound);
	});

	it('is made once for a form sent twice; the last link holds', async () => {
		const submission = crypto.randomUUID();
		const [first, second] = [await make('omar', { submission }), await make('omar', { submission })];
		expect((await screens.list(people.omar)).screens).toHaveLength(1);
		await expect(screens.find(tokenOf(first))).rejects.toThrow(NotFound);
		expect(await screens.find(tokenOf(second))).toMatchObject({ id: first.id });
		await expect(make('omar', { submission, name: 'Roof' })).rejects.toMatchObject({ key: 'submission_reused' });
	});

	it('is made, listed and switched off by those who manage its store', async () => {
		const { id } = await make('omar');
		for (const key of ['maya', 'lotta', 'ines'] as const) {
			await expect(make(key), key).rejects.toThrow(NotFound);
			await expect(screens.revoke(people[key], id, NOW), key).rejects.toThrow(NotFound);
		}
		expect((await screens.list(people.ines)).screens).toEqual([]);
		await expect(screens.list(people.lotta)).rejects.toThrow(NotFound);
		expect((await screens.list(people.saga)).screens).toMatchObject([{ id, name: 'Kitchen', store: 'Shoes' }]);
	});

	it('shows nothing from the moment it is switched off', async () => {
		const made = await make('omar');
		expect(await screens.revoke(people.saga, made.id, NOW)).toBe('Kitchen');
		await screens.revoke(people.omar, made.id, NOW);
		await expect(screens.find(tokenOf(made))).rejects.toThrow(NotFound);
		expect((await screens.list(people.omar)).screens).toEqual([]);
	});
});

describe('a consent', () => {
	const rows = () => db().read.select().from(screenConsents);

	it('is asked for once, and taken back is kept as what was', async () => {
		await Promise.all([consent('maya'), consent('maya')]);
		expect(await rows()).toHaveLength(1);
		await consents.choose(people.maya, false, NOW);
		await consents.choose(people.maya, false, NOW);
		expect(await rows()).toMatchObject([{ from: NOW, until: NOW }]);
		expect(await consents.mine(people.maya)).toEqual({ from: NOW, until: NOW });
		expect(await consents.mine(people.eero)).toBeUndefined();
	});

	it('is for those who work in a store, and holds while they do and are on the boards', async () => {
		await consent('maya', 'eero', 'tom', 'lotta', 'omar');
		await expect(consents.choose(people.saga, true, NOW)).rejects.toThrow(NotAllowed);
		await optOuts.choose(people.eero, false, NOW);
		await accounts.leave(people.saga, people.tom.id, NOW);
		const all = Object.values(people).map(({ id }) => id);
		const named = await consents.among(all);
		expect(
			Object.values(people)
				.filter(({ id }) => named.has(id))
				.map(({ name }) => name)
				.sort()
		).toEqual(['Lotta Virtanen', 'Maya Okafor', 'Omar Haddad']);
	});
});

test('a screen where nobody was asked names nobody at all', async () => {
	await win(['eero', 'femke'], 'Eero and Femke had a wet customer on the bus in six minutes.');
	await thank('eero', 'sanne', 'Sanne covered my break without being asked.');
	const all = JSON.stringify(await shown());
	for (const { name } of Object.values(people)) expect(all).not.toContain(name.split(' ')[0]);
	expect(await panel('award')).toMatchObject([{ title: 'Empathy award', winners: [], isWhole: false }]);
	expect(await panel('thanks')).toEqual([]);
});

describe('it names', () => {
	it('the winners who asked for it, with their citation when it can be read to all', async () => {
		await win(['eero', 'femke'], 'They had a wet customer on the bus in six minutes.');
		await consent('femke');
		expect(await panel('award')).toMatchObject([
			{ winners: [{ name: 'Femke Jansen', citation: null }], isWhole: false }
		]);
		await consent('eero');
		const citation = 'They had a wet customer on the bus in six minutes.';
		expect(await panel('award')).toMatchObject([{ winners: [{ citation }, { citation }], isWhole: true }]);
	});

	it('both sides of a thanks or neither, and nobody in its words', async () => {
		await thank('eero', 'sanne');
		await consent('eero');
		expect(await panel('thanks')).toEqual([]);
		await consent('sanne');
		expect(await panel('thanks')).toMatchObject([
			{ thanks: [{ from: 'Eero Salo', to: 'Sanne Bakker', moment: expect.stringContaining('parcel') }] }
		]);
		await thank('sanne', 'eero', 'He took over from Lotta when it got late.');
		expect((await panel('thanks'))[0]!.thanks.map(({ moment }) => moment)).toContain(null);
	});

	it('new colleagues who asked for it', async () => {
		expect((await panel('welcome'))[0]!.newcomers).toEqual([]);
		await consents.choose(people.maya, true);
		// The cast joined by the clock of the machine; what is new is measured from there.
		const screen = await screens.find(tokenOf(await make('omar')));
		const [welcome] = (await panels.of(screen, 'en')).filter((one) => one.kind === 'welcome');
		expect(welcome!.newcomers).toMatchObject([{ name: 'Maya Okafor' }]);
	});
});

test('it shows the goals of the teams and their board, without a person', async () => {
	const goal = { month: '2026-11', measure: 'points' as const, target: 1000, ...once() };
	await goals.set(people.lotta, units.Everyday!, goal, NOW);
	await finishPath(people.eero, NOW);
	expect(await panel('goals')).toMatchObject([{ goals: [{ name: 'Everyday', target: 1000 }] }]);
	expect((await panel('teams'))[0]!.rows[0]).toMatchObject({ name: 'Everyday', rank: 1 });
	expect(JSON.stringify(await shown())).not.toContain('Eero');
});

test('a panel stays longer the more there is to read', async () => {
	await win(['femke'], 'Femke had a wet customer on the bus in six minutes. '.repeat(10).trim());
	await consent('femke');
	const [first, ...rest] = (await shown()).map(panels.secondsFor);
	expect(first).toBeGreaterThan(30);
	for (const seconds of rest) expect(seconds).toBe(14);
});
