import Sqlite, { type Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { monthBefore, monthOf } from '../src/lib/platform/clock.ts';
import type { Graph } from '../src/lib/roleplay/engine/graph.ts';
import { advance, begin, offer } from '../src/lib/roleplay/engine/play.ts';
import { bestPath } from '../src/lib/roleplay/engine/scoring.ts';
import { COMPANY, emailOf } from '../tests/support/store.ts';
import { signIn, startApp } from './bench-server.ts';
import { addLargeTeam, into } from './bench-team.ts';

const TEAMS = ['First floor', 'Second floor', 'Checkout', 'Stockroom'];
const TEAM_SIZE = 12;
const STORES_PER_REGION = 25;
const DAY_MS = 24 * 3_600_000;
const SCENARIO = 'quiet-browser';
/** Turns played before the one that is measured: the middle of a conversation, not its cheap start. */
const PLAYED = 3;

export type Demo = Awaited<ReturnType<typeof found>>;
/** Conversations that all wait for the same turn. */
export type Turns = { attempts: string[]; fields: Record<string, string> };

/** Seeds the demo company and signs three of its people in: the cookies are good in every copy of the database. */
export async function found(app: string, database: string) {
	const server = await startApp(app, database);
	const [maya, lotta, saga] = [
		await signIn(server, 'maya'),
		await signIn(server, 'lotta'),
		await signIn(server, 'saga')
	];
	const today = await (await fetch(`${server.url}/today`, { headers: { cookie: maya } })).text();
	const lesson = /href="(\/learn\/[^"/]+\/[^"/]+)"/.exec(today)![1]!; // where her first module goes on
	await server.stop();
	return { maya, lotta, saga, lesson };
}

/**
 * Fills the demo company up to so many people, straight through SQL: stores of four teams of twelve, everybody with
 * points of this month, a third with a badge, each store with three months of awards. Maya gets the conversations. On top
 * comes one team of a thousand in the middle of its first week.
 */
export function grow(database: string, people: number, conversations: number): Turns {
	const db = new Sqlite(database);
	db.pragma('synchronous = OFF');
	const turns = db.transaction(() => {
		addCrowd(db, people);
		addLargeTeam(db);
		return converse(db, conversations);
	})();
	db.close();
	return turns;
}

function addCrowd(db: Database, people: number) {
	const companyId = db.prepare('select id from companies').pluck().get() as string;
	const joined = Date.now() - 60 * DAY_MS;
	const months = lastMonths(new Date());
	const unit = into(db, 'units', 'id', 'kind', 'name', 'parent_id', 'created_at');
	const place = into(db, 'unit_tree', 'ancestor_id', 'unit_id');
	const person = into(db, 'people', 'id', 'company_id', 'name', 'email', 'locale', 'password_hash', 'created_at');
	const grant = into(db, 'grants', 'id', 'person_id', 'role', 'unit_id', 'from');
	const standing = into(db, 'standings', 'team_id', 'month', 'person_id', 'store_id', 'points', 'listed');
	const badge = into(db, 'badges', 'id', 'person_id', 'kind', 'source_id', 'month', 'at');

	const addUnit = (kind: string, name: string, ...above: string[]) => {
		const id = uuidv7();
		unit.run(id, kind, name, above[0], joined);
		for (const ancestor of [id, ...above]) place.run(ancestor, id);
		return id;
	};
	let left = people - (db.prepare('select count(*) from people').pluck().get() as number);
	let region = '';
	for (let number = 0; left > 0; number++) {
		if (number % STORES_PER_REGION === 0) region = addUnit('region', `Region ${number}`, companyId);
		const store = addUnit('store', `Store ${number}`, region, companyId);
		let first = '';
		for (const name of TEAMS) {
			const team = addUnit('team', name, store, region, companyId);
			for (let place = 0; place < TEAM_SIZE && left > 0; place++, left--) {
				const id = uuidv7();
				first ||= id;
				person.run(id, companyId, `Person ${left}`, `person-${left}@halla.example`, 'en', 'none', joined);
				grant.run(uuidv7(), id, place === 0 ? 'lead' : 'learner', team, joined);
				standing.run(team, months[0], id, store, 30 * (1 + (left % 8)), 1);
				if (left % 3 === 0) badge.run(uuidv7(), id, 'greeting', 'greeting', months[0], joined + (left % 60) * DAY_MS);
			}
		}
		for (const [age, month] of months.entries()) award(db, store, month, first, Date.now() - (age * 30 + 1) * DAY_MS);
	}
}

/** The same award as the demo's, for another store and month. */
function award(db: Database, store: string, month: string, winner: string, at: number) {
	const [round, announcement] = [uuidv7(), uuidv7()];
	db.prepare(
		`insert into award_rounds (id, award, unit_id, month, rules, opened_by, opened_at, phase)
		select ?, award, ?, ?, rules, ?, ?, phase from award_rounds where award = 'empathy-award' and phase = 'announced' limit 1`
	).run(round, store, month, winner, at);
	db.prepare(`insert into announcements (id, round_id, announced_by, at, published_at) values (?, ?, ?, ?, ?)`).run(
		announcement,
		round,
		winner,
		at,
		at
	);
	db.prepare(
		`insert into award_winners (id, announcement_id, person_id, citation, evidence)
		select ?, ?, ?, citation, evidence from award_winners where person_id is not null limit 1`
	).run(uuidv7(), announcement, winner);
}

/** A turn can be played once, so each request needs a conversation of its own. */
function converse(db: Database, conversations: number): Turns {
	const { version, body } = db.prepare('select * from scenario_versions where slug = ?').get(SCENARIO) as Record<
		'version' | 'body',
		string
	>;
	const { graph } = JSON.parse(body) as { graph: Graph };
	const choices = bestPath(graph).turns.map((turn) => turn.choice);
	const play = choices.slice(0, PLAYED).reduce((play, choice) => advance(graph, play, choice)!, begin(graph));
	const maya = db.prepare('select id from people where email = ?').pluck().get(emailOf('maya'));
	const [seed, at] = [1, Date.now()];
	const attempt = into(db, 'attempts', 'id', 'person_id', 'scenario', 'version', 'seed', 'started_at');
	const turn = into(db, 'turns', 'attempt_id', 'number', 'scene', 'choice', 'trust_before', 'trust_after', 'at');
	const attempts = Array.from({ length: conversations }, () => {
		const id = uuidv7();
		attempt.run(id, maya, SCENARIO, version, seed, at);
		for (const [i, { scene, choice, trustBefore, trustAfter }] of play.turns.entries())
			turn.run(id, i + 1, scene, choice, trustBefore, trustAfter, at);
		return `/attempts/${id}`;
	});
	const reply = offer(graph, play, seed).indexOf(choices[PLAYED]!);
	return { attempts, fields: { turn: String(PLAYED + 1), reply: String(reply) } };
}

function lastMonths(at: Date) {
	const month = monthOf(at, COMPANY.timeZone);
	return [month, monthBefore(month), monthBefore(month, 2)];
}
