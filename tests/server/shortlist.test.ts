import { beforeEach, describe, expect, it } from 'vitest';
import * as nominations from '#lib/awards/nominations.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { awardLog } from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { MOMENT, finishPath, nominate, once, open } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, joins } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	for (const [key, score] of [
		['eero', 90],
		['femke', 95],
		['sanne', 82]
	] as const)
		await finishPath(people[key], NOW, [score, score, score]);
	round = await open(people.omar, units.Shoes!);
});

type Key = keyof typeof people;
const close = (by: Key = 'omar') => shortlist.close(people[by], round, once(), NOW);
const pick = (letters: string[], by: Key = 'omar') => shortlist.pick(people[by], round, { letters, ...once() }, NOW);
const seen = (by: Key = 'omar') => rounds.find(people[by], round, NOW);
/** The letter of somebody, who is known by a score of their own. */
const letterOf = async (median: number) =>
	(await seen()).candidates.find((candidate) => candidate.evidence.median === median)!.letter;
const movedOn = { key: 'round_moved_on', status: 409 };

describe('closing a round', () => {
	it('shows each candidate by a letter, with the evidence and what they were nominated for, and by nothing else', async () => {
		await nominate(people.maya, round, people.femke);
		expect(await seen()).toMatchObject({ phase: 'nominating', nominationCount: 1, candidates: [] });
		await close();
		const { phase, candidates } = await seen();
		expect([phase, candidates.map(({ letter }) => letter)]).toEqual(['shortlisting', ['A', 'B', 'C']]);
		expect(candidates.find(({ evidence }) => evidence.median === 95)).toMatchObject({
			...{ shortlisted: false, practices: ['G1'] },
			evidence: { nominations: 1, modules: EMPATHY_PATH.map(() => ({ score: 95 })) }
		});
		const page = JSON.stringify(candidates);
		for (const { id, name } of Object.values(people))
			for (const word of [id, name, MOMENT]) expect(page).not.toContain(word);
	});

	it('shows the same letters to every manager', async () => {
		await close();
		const letters = async (by: Key) =>
			(await seen(by)).candidates.map(({ letter, evidence }) => [letter, evidence.median]);
		expect(await letters('saga')).toEqual(await letters('omar'));
	});

	it('freezes what it found: who completes the path afterwards, and who joins, changes nothing', async () => {
		await close();
		const before = (await seen()).candidates;
		for (const module of EMPATHY_PATH) await complete(people.wei, module, NOW);
		await joins('Newcomer', units.Trail!, people.omar, NOW);
		expect((await seen()).candidates).toEqual(before);
	});

	it('is done once, however many press; the others hear that it is, and the same press is the same', async () => {
		const form = once();
		const first = () => shortlist.close(people.omar, round, form, NOW);
		const all = await Promise.allSettled([close('saga'), first(), close('omar'), first(), close('saga')]);
		const refused = all.filter((result) => result.status === 'rejected');
		expect([3, 4]).toContain(refused.length); // all but his double click, or all but one
		for (const { reason } of refused) expect(reason).toMatchObject(movedOn);
		expect((await db().read.select().from(awardLog)).map(({ number }) => number).sort()).toEqual([1, 2]);
		const picks = await Promise.allSettled([pick(['A']), pick(['B'], 'saga'), pick(['C'])]);
		expect(picks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const result of picks.filter((r) => r.status === 'rejected')) expect(result.reason).toMatchObject(movedOn);
	});

	it('loses no nomination that comes at the same moment', async () => {
		const nominators = ['maya', 'tom', 'aisha', 'joonas', 'wei', 'lotta', 'pieter'] as const;
		const said = await Promise.allSettled([
			...nominators.slice(0, 4).map((key) => nominate(people[key], round, people.femke)),
			close(),
			...nominators.slice(4).map((key) => nominate(people[key], round, people.femke))
		]);
		expect(said[4]!.status).toBe('fulfilled');
		const counted = said.filter(({ status }, i) => i !== 4 && status === 'fulfilled').length;
		const late = said.filter((result) => result.status === 'rejected');
		for (const { reason } of late) expect(reason).toMatchObject({ key: 'nomination_late' });
		const { candidates } = await seen();
		const femke = candidates.find(({ evidence }) => evidence.median === 95)!;
		expect(femke.evidence.nominations ?? 0).toBe(counted);
	});

	it.each(['lotta', 'maya', 'ines'] as const)('is nothing for %s', async (key) => {
		await expect(close(key)).rejects.toThrow(NotFound);
		await close();
		await expect(pick(['A'], key)).rejects.toThrow(NotFound);
	});
});

describe('picking letters', () => {
	it('names those who convinced, with the words of who nominated them and how the actor stands to them; nobody else', async () => {
		await nominate(people.omar, round, people.femke);
		await nominations.nominate(
			people.tom,
			round,
			{ nominee: people.femke.id, practice: 'L6', moment: `Tom saw it: ${MOMENT}`, ...once() },
			NOW
		);
		await close();
		await pick([await letterOf(95)]);
		const { phase, candidates } = await seen();
		expect(phase).toBe('deciding');
		const [femke, ...others] = candidates.sort((a, b) => b.evidence.median - a.evidence.median);
		expect(femke).toMatchObject({
			...{ shortlisted: true, conflicts: ['nominated'], practices: ['G1', 'L6'] },
			who: { id: people.femke.id, name: 'Femke Jansen', team: 'Trail', private: false }
		});
		expect(femke!.moments!.map(({ by, practice }) => [by, practice]).sort()).toEqual([
			['Omar Haddad', 'G1'],
			['Tom Reed', 'L6']
		]);
		for (const other of others)
			expect(Object.keys(other).sort()).toEqual(['evidence', 'letter', 'practices', 'shortlisted']);
		expect(JSON.stringify(others)).not.toContain(people.eero.id);
		expect((await seen('saga')).candidates.find((c) => c.shortlisted)!.conflicts).toEqual([]);
	});

	it('is for letters that there are, once', async () => {
		await expect(pick(['A'])).rejects.toMatchObject(movedOn);
		await close();
		await expect(pick(['D'])).rejects.toThrow(NotFound);
		await expect(pick([])).rejects.toMatchObject({ key: 'award_pick_letter' });
		await pick(['A', 'B', 'A']);
		await expect(pick(['C'], 'saga')).rejects.toMatchObject(movedOn);
		expect((await seen()).candidates.filter((c) => c.shortlisted).map((c) => c.letter)).toEqual(['A', 'B']);
	});
});
