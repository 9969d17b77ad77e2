import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import postgres from 'postgres';
import { monthOf } from '../src/lib/platform/clock.ts';
import { COMPANY } from '../tests/support/store.ts';

const TEAM_SIZE = 50;
const TEAMS_PER_STORE = 4;
const STORES_PER_REGION = 25;
const DAY_MS = 24 * 3_600_000;
/** The session of the crowd's first person, as a browser would send it. */
const SESSION = 'benchsession'.padEnd(40, '0');
export const COOKIE = `session=${SESSION}`;

type Engine = 'sqlite' | 'postgres';

/**
 * Fills a company up by so many people in teams of fifty, four teams a store, 25 stores a region, in a few statements
 * of SQL that both engines run: everybody with points of this month, a third with a badge, every fifth with thanks.
 */
export async function crowd(engine: Engine, url: string, people: number) {
	const statements = statementsOf(engine, people);
	if (engine === 'sqlite') {
		const db = new Sqlite(url);
		db.pragma('synchronous = OFF');
		db.transaction(() => statements.forEach((statement) => db.exec(statement)))();
		db.exec('analyze');
		db.pragma('wal_checkpoint(TRUNCATE)');
		db.close();
		return;
	}
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	for (const statement of statements) await sql.unsafe(statement);
	await sql.unsafe('vacuum analyze');
	await sql.end();
}

function statementsOf(engine: Engine, people: number) {
	const lite = engine === 'sqlite';
	const month = monthOf(new Date(), COMPANY.timeZone);
	const instant = (ms: number) => (lite ? String(ms) : `to_timestamp(${ms / 1000})`);
	const at = instant(Date.now() - 60 * DAY_MS);
	const yes = lite ? '1' : 'true';
	const id = (kind: number, n: string) =>
		`'0190000${kind}-0000-7000-8000-' || ${lite ? `printf('%012x', ${n})` : `lpad(to_hex(${n}), 12, '0')`}`;
	const [region, store, team, person] = [1, 2, 3, 4].map((kind) => (n: string) => id(kind, n)) as ((
		n: string
	) => string)[];
	const teams = Math.ceil(people / TEAM_SIZE);
	const stores = Math.ceil(teams / TEAMS_PER_STORE);
	const regions = Math.ceil(stores / STORES_PER_REGION);
	const each = (count: number, columns: string, into: string) =>
		lite
			? `insert into ${into} with recursive s(n) as (select 0 union all select n + 1 from s where n < ${count - 1}) select ${columns} from s`
			: `insert into ${into} select ${columns} from (select n::int from generate_series(0, ${count - 1}) n) s`;
	const company = '(select id from companies)';
	const storeOf = (t: string) => store!(`(${t}) / ${TEAMS_PER_STORE}`);
	const regionOf = (s: string) => region!(`(${s}) / ${STORES_PER_REGION}`);
	const teamOf = `n / ${TEAM_SIZE}`;
	const points = '30 * (1 + n % 8)';
	const unit = 'units (id, kind, name, parent_id, created_at)';
	const tree = 'unit_tree (ancestor_id, unit_id)';
	const theirs = `from people where id = ${person!('0')}`;
	return [
		each(regions, `${region!('n')}, 'region', 'Region ' || n, ${company}, ${at}`, unit),
		each(stores, `${store!('n')}, 'store', 'Store ' || n, ${regionOf('n')}, ${at}`, unit),
		each(teams, `${team!('n')}, 'team', 'Team ' || n, ${storeOf('n')}, ${at}`, unit),
		...[
			[regions, region!('n'), [region!('n'), company]],
			[stores, store!('n'), [store!('n'), regionOf('n'), company]],
			[teams, team!('n'), [team!('n'), storeOf('n'), regionOf(`n / ${TEAMS_PER_STORE}`), company]]
		].flatMap(([count, own, above]) =>
			(above as string[]).map((ancestor) => each(count as number, `${ancestor}, ${own as string}`, tree))
		),
		each(
			people,
			`${person!('n')}, ${company}, 'Person ' || n, 'person-' || n || '@crowd.example', 'en', 'none', ${at}`,
			'people (id, company_id, name, email, locale, password_hash, created_at)'
		),
		each(
			people,
			`${id(5, 'n')}, ${person!('n')}, 'learner', ${team!(teamOf)}, ${at}`,
			'grants (id, person_id, role, unit_id, "from")'
		),
		each(
			people,
			`${id(6, 'n')}, ${person!('n')}, ${team!(teamOf)}, '${month}', ${points}, 'roleplay-passed', 'bench', ${instant(Date.now())}`,
			'points (id, person_id, team_id, month, amount, reason, source_id, at)'
		),
		each(
			people,
			`${team!(teamOf)}, '${month}', ${person!('n')}, ${storeOf(teamOf)}, ${points}, ${yes}`,
			'standings (team_id, month, person_id, store_id, points, listed)'
		),
		`insert into team_standings (team_id, month, store_id, points) select team_id, month, store_id, sum(points) from standings s
			where not exists (select 1 from team_standings t where t.team_id = s.team_id and t.month = s.month) group by team_id, month, store_id`,
		each(
			Math.ceil(people / 3),
			`${id(7, 'n')}, ${person!('n * 3')}, 'greeting', 'greeting', '${month}', ${at}`,
			'badges (id, person_id, kind, source_id, month, at)'
		),
		each(
			Math.floor(people / 5),
			`${id(8, 'n')}, ${person!('n * 5')}, ${person!('n * 5 + 1')}, ${team!(`n * 5 / ${TEAM_SIZE}`)}, ${team!(`n * 5 / ${TEAM_SIZE}`)}, ${storeOf(`n * 5 / ${TEAM_SIZE}`)}, 'G1', 'She greeted each of them by name.', '${month}', ${at}`,
			'kudos (id, from_id, to_id, from_team_id, to_team_id, store_id, practice, moment, month, at)'
		),
		`insert into sessions (hash, person_id, expires_at) select '${createHash('sha256').update(SESSION).digest('hex')}', id, ${instant(Date.now() + 30 * DAY_MS)} ${theirs}`
	];
}
