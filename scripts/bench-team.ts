import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { dayOf } from '../src/lib/platform/clock.ts';
import type { Graph } from '../src/lib/roleplay/engine/graph.ts';
import { advance, begin, offer } from '../src/lib/roleplay/engine/play.ts';
import { COMPANY } from '../tests/support/store.ts';

const DAY_MS = 24 * 3_600_000;
const SCENARIO = 'quiet-browser';
/** Members of the one large team, which comes on top. */
export const LARGE_TEAM = 1_000;
const FIRST_WEEK = ['greeting', 'active-listening', 'platinum-rule', 'promises'];
/** The session of its lead, as a browser would send it. */
const LEAD_SESSION = 'benchlead'.padEnd(40, '0');
export const LEAD_COOKIE = `session=${LEAD_SESSION}`;

/**
 * Everybody was asked four modules that were due three days ago: six in ten have completed them, three in ten are half
 * way, one in ten has not begun; one in twenty has failed twice in the same scene.
 */
export function addLargeTeam(db: Database) {
	const companyId = db.prepare('select id from companies').pluck().get() as string;
	const [joined, now] = [Date.now() - 60 * DAY_MS, Date.now()];
	const [store, team, lead] = [uuidv7(), uuidv7(), uuidv7()];
	const unit = into(db, 'units', 'id', 'kind', 'name', 'parent_id', 'created_at');
	const place = into(db, 'unit_tree', 'ancestor_id', 'unit_id');
	unit.run(store, 'store', 'Harbour', companyId, joined);
	unit.run(team, 'team', 'Everybody', store, joined);
	for (const ancestor of [store, companyId]) place.run(ancestor, store);
	for (const ancestor of [team, store, companyId]) place.run(ancestor, team);
	const person = into(db, 'people', 'id', 'company_id', 'name', 'email', 'locale', 'password_hash', 'created_at');
	const grant = into(db, 'grants', 'id', 'person_id', 'role', 'unit_id', 'from');
	const asked = into(db, 'assignments', 'id', 'batch_id', 'path', 'audience', 'unit_id', 'due_on', 'assigned_by', 'at');
	const completion = into(db, 'completions', 'id', 'person_id', 'module', 'locale', 'version', 'at');
	const seen = into(db, 'sections_seen', 'person_id', 'module', 'section', 'at');
	const add = (name: string, role: string, id = uuidv7()) => {
		person.run(id, companyId, name, `${id}@harbour.example`, 'en', 'none', joined);
		grant.run(uuidv7(), id, role, team, joined);
		return id;
	};
	add('Lead', 'lead', lead);
	const expires = now + 30 * DAY_MS;
	const hash = createHash('sha256').update(LEAD_SESSION).digest('hex');
	into(db, 'sessions', 'hash', 'person_id', 'expires_at').run(hash, lead, expires);
	const due = dayOf(new Date(now - 3 * DAY_MS), COMPANY.timeZone);
	asked.run(uuidv7(), uuidv7(), 'first-week', 'unit', team, due, lead, now - 20 * DAY_MS);
	for (let n = 0; n < LARGE_TEAM; n++) {
		const id = add(`Member ${n}`, 'learner');
		const done = n % 10 < 6 ? 4 : n % 10 < 9 ? 2 : 0;
		for (const [i, module] of FIRST_WEEK.slice(0, done).entries()) {
			completion.run(uuidv7(), id, module, 'en', 'bench', now - (i + 5) * DAY_MS);
			for (const section of ['one', 'two', 'three', 'four', 'five']) seen.run(id, module, section, now - 5 * DAY_MS);
		}
		if (n % 20 === 9) for (const days of [4, 2]) fail(db, id, now - days * DAY_MS);
	}
}

/** A finished conversation that did not pass. */
function fail(db: Database, personId: string, at: number) {
	const { version, body } = db.prepare('select * from scenario_versions where slug = ?').get(SCENARIO) as Record<
		'version' | 'body',
		string
	>;
	const { graph } = JSON.parse(body) as { graph: Graph };
	const id = uuidv7();
	const attempt = into(
		db,
		'attempts',
		...['id', 'person_id', 'scenario', 'version', 'seed', 'started_at', 'ended_at', 'score', 'passed']
	);
	attempt.run(id, personId, SCENARIO, version, 1, at, at, 40, 0);
	const turn = into(db, 'turns', 'attempt_id', 'number', 'scene', 'choice', 'trust_before', 'trust_after', 'at');
	let play = begin(graph);
	while (graph.scenes[play.at]) play = advance(graph, play, offer(graph, play, 1).at(-1)!)!;
	for (const [i, { scene, choice, trustBefore, trustAfter }] of play.turns.entries())
		turn.run(id, i + 1, scene, choice, trustBefore, trustAfter, at);
}

/** A row into a table, given its columns. */
export function into(db: Database, table: string, ...columns: string[]) {
	const names = columns.map((column) => `"${column}"`);
	return db.prepare(`insert into ${table} (${names}) values (${columns.map(() => '?')})`);
}
