import { beforeEach, describe, expect, it, test } from 'vitest';
import * as units from '#lib/accounts/units.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { csv } from '#lib/platform/csv.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as settings from '#lib/recognition/settings.server.ts';
import * as sheet from '#lib/recognition/sheet.server.ts';
import { boardSettings } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, joins } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let ids: Record<string, string>;
beforeEach(async () => {
	({ people, units: ids } = await freshStore());
	await complete(people.eero, 'greeting', NOW);
	await complete(people.sanne, 'greeting', NOW);
	await complete(people.sanne, 'active-listening', NOW);
});

const everyday = (actor = people.eero) => boards.team(actor, ids.Everyday!, '2026-11', NOW);
const lines = async (actor = people.eero) => {
	const { head, rows } = sheet.of(await everyday(actor));
	return csv(head, rows, 'en').slice(1).trimEnd().split('\r\n');
};

describe('the company chooses what people see of each other', () => {
	it('names and places until somebody chooses; only an admin does', async () => {
		expect(await settings.shown()).toBe('ranks');
		for (const actor of [people.maya, people.lotta, people.omar])
			await expect(settings.choose(actor, 'off', NOW)).rejects.toThrow(NotFound);
		await settings.choose(people.saga, 'names', NOW);
		await settings.choose(people.saga, 'names', NOW); // a second press changes nothing
		expect(await settings.shown()).toBe('names');
		expect(await db().read.$count(boardSettings)).toBe(1);
		await settings.choose(people.saga, 'ranks', NOW); // in the same millisecond: the later word holds
		expect(await settings.shown()).toBe('ranks');
	});

	it('names alone: by the alphabet, with badges, and one’s own points', async () => {
		await settings.choose(people.saga, 'names', NOW);
		const { rows, total } = await everyday();
		expect(rows.map(({ name, points, rank, badges }) => [name, points, rank, badges.length])).toEqual([
			['Eero Salo', 80, null, 1],
			['Maya Okafor', null, null, 0],
			['Noor Rahimi', null, null, 0],
			['Sanne Bakker', null, null, 2],
			['李薇', null, null, 0]
		]);
		expect(total).toBe(240);
		expect((await everyday(people.lotta)).rows.every((row) => row.points === null)).toBe(true);
	});

	it('nobody: one’s own line and what the team has together', async () => {
		await settings.choose(people.saga, 'off', NOW);
		const { rows, total } = await everyday();
		expect(rows.map(({ name, points, rank }) => [name, points, rank])).toEqual([['Eero Salo', 80, null]]);
		expect(total).toBe(240);
		for (const actor of [people.lotta, people.omar, people.saga]) expect((await everyday(actor)).rows).toEqual([]);
	});

	it('the sum of a team of two, which would tell one what the other has, is not shown then', async () => {
		const team = await transaction((tx) => units.insert(tx, { kind: 'team', name: 'Window', parentId: ids.Shoes! }));
		const ana = await joins('Ana', team, people.maya, NOW);
		const ben = await joins('Ben', team, people.maya, NOW);
		await complete(ben, 'greeting', NOW);
		const window = () => boards.team(ana, team, '2026-11', NOW);
		const row = async () => (await boards.store(ana, ids.Shoes!, '2026-11', NOW)).rows.find((r) => r.id === team);
		expect((await window()).total).toBe(80);
		expect(await row()).toMatchObject({ members: 2, perMember: 40, rank: 2 });
		await settings.choose(people.saga, 'names', NOW);
		expect((await window()).total).toBeNull();
		expect(await row()).toMatchObject({ members: 2, perMember: null, fair: null, rank: null });
		// Nor can it be worked out from the mean of all.
		expect((await boards.store(ana, ids.Shoes!, '2026-11', NOW)).mean).toBe(26.7);
	});
});

describe('the sheet to save says what the page says', () => {
	it('with names and places', async () => {
		expect(await lines()).toEqual([
			'"Place","Name","Points","Badges"',
			'1,"Sanne Bakker",160,"Open door: completed “The first ten seconds”, Listener: completed “Listening so that they notice”"',
			'2,"Eero Salo",80,"Open door: completed “The first ten seconds”"',
			'3,"Maya Okafor",0,""',
			'3,"Noor Rahimi",0,""',
			'3,"李薇",0,""'
		]);
	});

	it('with names alone, and with nobody', async () => {
		await settings.choose(people.saga, 'names', NOW);
		expect((await lines()).slice(0, 3)).toEqual([
			'"Name","Points","Badges"',
			'"Eero Salo",80,"Open door: completed “The first ten seconds”"',
			'"Maya Okafor",,""'
		]);
		await settings.choose(people.saga, 'off', NOW);
		expect(await lines()).toHaveLength(2);
		expect(await lines(people.omar)).toEqual(['"Name","Points","Badges"']);
	});

	it('and never names who opted out, not to her lead nor to herself', async () => {
		await optOuts.choose(people.sanne, false, NOW);
		for (const shown of ['ranks', 'names', 'off'] as const) {
			await settings.choose(people.saga, shown, NOW);
			for (const actor of [people.eero, people.sanne, people.lotta, people.omar, people.saga])
				expect((await lines(actor)).join()).not.toContain('Sanne');
		}
	});

	it('a name is no formula', async () => {
		await joins('=cmd|calc', ids.Everyday!, people.maya, NOW);
		expect((await lines()).join()).toContain(`"'=cmd|calc"`);
	});
});

describe('a large team', () => {
	const crowd = async () => {
		for (let i = 10; i < 30; i++) await joins(`Hand ${i}`, ids.Everyday!, people.maya, NOW);
	};
	const seen = async (actor = people.maya, asked = {}) => {
		const { team } = await boards.overview(actor, asked, NOW);
		return { places: team!.rows.map((row) => [row.name, row.skipped]), rest: team!.rest };
	};

	it('is shown around its reader, the whole of it on request', async () => {
		await crowd(); // 25 people: two with points, the others level and by name
		const { places, rest } = await seen();
		expect(places.slice(0, 4)).toEqual([
			['Sanne Bakker', 0],
			['Eero Salo', 0],
			['Hand 10', 0],
			['Hand 27', 16]
		]);
		expect(places.map(([name]) => name).slice(3)).toEqual(
			['Hand 27', 'Hand 28', 'Hand 29', 'Maya Okafor', 'Noor Rahimi', '李薇'] // three before her, two behind
		);
		expect(rest).toBe(0);
		expect((await seen(people.maya, { whole: 'team' })).places).toHaveLength(25);
	});

	it('shows its first ten to who is not on it', async () => {
		await crowd();
		expect(await seen(people.lotta)).toMatchObject({ rest: 15, places: { length: 10 } });
		await optOuts.choose(people.maya, false, NOW);
		expect(await seen()).toMatchObject({ rest: 14, places: { length: 10 } });
	});

	it('has nothing to be around where there are no places', async () => {
		await crowd();
		await settings.choose(people.saga, 'names', NOW);
		expect((await seen()).places).toHaveLength(25);
	});
});

test.each(['2026-13', '1999-01', '2027-01', '2026-Q5', '2025-Q4', 'abc', '2026-11 '])(
	'there is no board of %j',
	async (period) => {
		await expect(boards.overview(people.maya, { period }, NOW)).rejects.toThrow(Refused);
	}
);
