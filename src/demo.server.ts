import { eq } from 'drizzle-orm';
import { hashPassword } from '#lib/accounts/passwords.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import type { Person, Unit } from '#lib/accounts/policy.ts';
import * as setup from '#lib/accounts/setup.server.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as sections from '#lib/learning/sections.server.ts';
import { addDays, dayOf, monthBefore, monthOf, monthSpan, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { seeded } from '#lib/roleplay/engine/chance.ts';
import { advance, begin, isOver, offer } from '#lib/roleplay/engine/play.ts';
import { bestPath, score } from '#lib/roleplay/engine/scoring.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import {
	CAST,
	COMPANY,
	emailOf,
	PASSWORD,
	ROLES,
	STORES,
	WISHES,
	type Character,
	type Key
} from '#tests/support/store.ts';
import { seedAwards } from './demo/awards.server.ts';
import * as conversations from './demo/conversations.server.ts';
import { seedDoors } from './demo/doors.server.ts';
import { seedFaces } from './demo/faces.server.ts';
import { seedKudos } from './demo/kudos.server.ts';
import { seedLedger } from './demo/ledger.server.ts';
import { seedObservations } from './demo/observations.server.ts';
import { seedPledges } from './demo/pledges.server.ts';
import { seedReadings } from './demo/readings.server.ts';
import { seedTalks } from './demo/talks.server.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * The demo company with three months of history, lived through the same functions that the pages call. Does nothing
 * once there is a company.
 */
export async function seed(at = now()) {
	if (await setup.isDone()) return;
	const company = await openCompany(at);
	const actors = actorsByKey(company);
	const days = (n: number) => new Date(at.getTime() - n * DAY_MS);
	for (const wish of WISHES) {
		const toJoiners = 'path' in wish;
		await assigning.assign(
			actors[wish.by]!,
			company.unitIds[wish.team]!,
			{
				modules: toJoiners ? [] : [wish.module],
				paths: toJoiners ? [wish.path] : [],
				audience: toJoiners ? 'joiners' : 'unit',
				dueOn: toJoiners ? undefined : addDays(dayOf(at, COMPANY.timeZone), wish.dueInDays),
				dueAfterDays: toJoiners ? wish.joinersAfter : undefined,
				submission: crypto.randomUUID()
			},
			days(wish.days)
		);
	}
	for (const [variant, character] of CAST.entries()) await live(character, actors[character.key]!, variant, at);
	await seedKudos(actors, company.unitIds, at);
	await seedReadings(actors, company.unitIds, at);
	await seedAwards(actors, company.unitIds, at);
	await seedFaces(actors, at);
	await seedDoors(actors, company.unitIds, at);
	await seedLedger(actors, at);
	await seedPledges(actors, at);
	await seedObservations(actors, at);
	await seedTalks(actors, at);
}

type Company = { id: string; unitIds: Record<string, string>; personIds: Record<string, string> };

/** Units and people, without any history. */
export async function openCompany(at: Date): Promise<Company> {
	const passwordHash = await hashPassword(PASSWORD);
	return transaction(async (tx) => {
		const id = await setup.createCompany(tx, COMPANY.name, COMPANY.timeZone);
		const unitIds: Record<string, string> = { [COMPANY.name]: id };
		const region = await units.insert(tx, { kind: 'region', name: COMPANY.region, parentId: id });
		for (const [store, teams] of Object.entries(STORES)) {
			unitIds[store] = await units.insert(tx, { kind: 'store', name: store, parentId: region });
			for (const team of teams)
				unitIds[team] = await units.insert(tx, { kind: 'team', name: team, parentId: unitIds[store]! });
		}
		const personIds: Record<string, string> = {};
		for (const { key, name, role, unit, locale, days } of CAST) {
			const joined = new Date(at.getTime() - days * DAY_MS);
			const newcomer = { name, email: emailOf(key), role, locale, unitId: unitIds[unit]!, passwordHash, at: joined };
			personIds[key] = await people.insert(tx, id, newcomer);
		}
		return { id, unitIds, personIds };
	});
}

/** Each of the cast as somebody who is signed in. */
export function actorsByKey({ id, unitIds, personIds }: Company): Record<Key, Person> {
	const kinds: Record<Character['role'], Unit['kind']> = {
		learner: 'team',
		lead: 'team',
		manager: 'store',
		admin: 'company'
	};
	return Object.fromEntries(
		CAST.map(({ key, name, role, unit, locale }) => [
			key,
			{
				id: personIds[key]!,
				name,
				email: emailOf(key),
				locale,
				company: { id, name: COMPANY.name, timeZone: COMPANY.timeZone },
				grants: [{ role, unitId: unitIds[unit]!, unitKind: kinds[role] }]
			}
		])
	) as Record<Key, Person>;
}

/** What one of them has learnt so far. */
async function live({ finished = [], going, optedOut, locale }: Character, actor: Person, variant: number, at: Date) {
	for (const [index, { module, months, best }] of finished.entries()) {
		const when = momentIn(months, index / finished.length, at);
		await read(actor, module, locale, catalogue.lesson(module, locale).sections.length, when);
		if (!best && variant % 2) await converse(actor, module, STUMBLE, variant, new Date(when.getTime() - DAY_MS / 24));
		await converse(actor, module, best ? undefined : SLIP, variant, when);
	}
	if (going) await read(actor, going.module, locale, going.sections, new Date(at.getTime() - 2 * DAY_MS));
	if (optedOut) await optOuts.choose(actor, false, new Date(at.getTime() - 10 * DAY_MS));
}

/** Some daytime in a month, in its later half: of an earlier one, or of the part of this one that is already over. */
function momentIn(months: number, part: number, at: Date) {
	const { from, until } = monthSpan(monthBefore(monthOf(at, COMPANY.timeZone), months), COMPANY.timeZone);
	const end = Math.min(until.getTime(), at.getTime());
	return new Date(from.getTime() + (end - from.getTime()) * (0.35 + 0.6 * part));
}

async function read(actor: Person, module: string, locale: Character['locale'], count: number, at: Date) {
	for (const { id, check } of catalogue.lesson(module, locale).sections.slice(0, count)) {
		const right = check?.options.findIndex((option) => option.right);
		if (right !== undefined) await sections.answerCheck(actor, module, id, right, locale, at);
		await sections.see(actor, module, id, locale, at);
	}
}

/** Scores of a first try that does not pass yet, and of one that passes with a slip or two. */
const STUMBLE = { least: 20, below: 75 };
const SLIP = { least: 82, below: 100 };

/** Plays a module's role-play: the best line, or a human one that scores between these. */
async function converse(actor: Person, module: string, aim: typeof SLIP | undefined, variant: number, at: Date) {
	const scenario = scenarios.current(catalogue.lesson(module, 'en').scenario);
	const choices = aim ? humanLine(scenario, aim, variant) : bestPath(scenario.graph).turns.map((turn) => turn.choice);
	await conversations.play(actor, scenario, choices, at);
}

/** A conversation as people have them: mostly the best reply, now and then another. */
function humanLine(scenario: ReturnType<typeof scenarios.current>, aim: typeof SLIP, variant: number): string[] {
	const { graph } = scenario;
	const best = new Map(bestPath(graph).turns.map((turn) => [turn.scene, turn.choice]));
	for (let seed = 1 + variant * 1_000; seed < (variant + 6) * 1_000; seed++) {
		const random = seeded(seed);
		let play = begin(graph);
		while (!isOver(graph, play)) {
			const offered = offer(graph, play, seed);
			const good = best.get(play.at);
			const any = offered[Math.floor(random() * offered.length)]!;
			play = advance(graph, play, good && offered.includes(good) && random() < 0.8 ? good : any)!;
		}
		const { total } = score(graph, play.turns);
		if (total >= aim.least && total < aim.below) return play.turns.map((turn) => turn.choice);
	}
	throw new Error(`no conversation of ${scenario.slug} scores ${aim.least} to ${aim.below}`);
}

/** The id of a member of the cast, for signing in with one click. */
export async function idOf(key: string) {
	const [row] = await db()
		.read.select({ id: persons.id })
		.from(persons)
		.where(eq(persons.email, emailOf(key)));
	return row?.id;
}

/** One of each role for the demo's sign-in page. */
export const FACES = Object.entries(ROLES).map(([role, key]) => {
	const { name, unit } = CAST.find((character) => character.key === key)!;
	return { key, role: role as Character['role'], name, unit };
});
