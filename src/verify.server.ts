import { asc, gt, inArray } from 'drizzle-orm';
import { companies, people, units } from '#lib/accounts/tables.server.ts';
import * as awardAudit from '#lib/awards/audit.server.ts';
import { awardRounds } from '#lib/awards/tables.server.ts';
import * as completions from '#lib/learning/completions.server.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import * as audit from '#lib/recognition/audit.server.ts';
import * as practice from '#lib/roleplay/ledger-facts.server.ts';

/** What `scripts/inside.ts` prints: how much was looked at, how much of it is wrong, and the first of that. */
export type Report = { checked: Record<string, number>; differences: number; first: object[] };

const PAGE = 500;
const FIRST = 50;

/**
 * Works out every row of the ledger and every standing anew from what happened. Page by page, each as of one moment, so
 * that neither a large company nor people at work are in the way.
 */
export async function points(): Promise<Report> {
	const checked = { 'rows of the ledger': 0, 'standings of people': 0, 'standings of teams': 0 };
	const [company] = await db().read.select().from(companies).limit(1);
	const found: audit.Difference[] = [];
	let differences = 0;
	const note = (some: audit.Difference[]) => {
		differences += some.length;
		found.push(...some.slice(0, FIRST - found.length));
	};

	const astray = new Map<string, number>();
	const ofPeople = async (tx: Tx, ids: string[]) => {
		const facts = [...(await completions.facts(tx, ids)), ...(await practice.facts(tx, ids))];
		return audit.ofPeople(tx, ids, facts, company!.timeZone);
	};
	for await (const page of pages(people, ofPeople)) {
		checked['rows of the ledger'] += page.rows;
		checked['standings of people'] += page.standings;
		note(page.differences);
		for (const [team, by] of page.astray) astray.set(team, (astray.get(team) ?? 0) + by);
		for (const [team, by] of astray) if (by === 0) astray.delete(team);
	}
	for await (const page of pages(units, (tx, ids) => audit.ofTeams(tx, ids, astray))) {
		checked['standings of teams'] += page.standings;
		note(page.differences);
	}
	return { checked, differences, first: await named(found) };
}

/** Tells every round of an award anew from its log, and compares each word of it with what the tables hold. */
export async function awards(): Promise<Report> {
	const checked = { rounds: 0, 'entries of the log': 0, 'erased texts': 0, 'rounds from before the log': 0 };
	const first: awardAudit.Difference[] = [];
	let differences = 0;
	for await (const page of pages(awardRounds, awardAudit.ofRounds)) {
		checked.rounds += page.rounds;
		checked['entries of the log'] += page.entries;
		checked['erased texts'] += page.erased;
		checked['rounds from before the log'] += page.before;
		differences += page.differences.length;
		first.push(...page.differences.slice(0, FIRST - first.length));
	}
	return { checked, differences, first };
}

/** @public For the script, which ends when this is done. */
export const close = () => db().close();

/** All rows of a table, some at a time. */
async function* pages<T>(
	table: typeof people | typeof units | typeof awardRounds,
	work: (tx: Tx, ids: string[]) => Promise<T>
) {
	for (let after = ''; ;) {
		const { ids, result } = await transaction(async (tx) => {
			const rows = await tx
				.select({ id: table.id })
				.from(table)
				.where(gt(table.id, after))
				.orderBy(asc(table.id))
				.limit(PAGE);
			const ids = rows.map((row) => row.id);
			return { ids, result: ids.length ? await work(tx, ids) : undefined };
		});
		if (ids.length === 0) return;
		yield result!;
		after = ids.at(-1)!;
	}
}

async function named(found: audit.Difference[]) {
	const ids = found.map(({ who }) => who);
	const names = [people, units].map((table) =>
		db().read.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids))
	);
	const nameOf = new Map((await Promise.all(names)).flat().map((row) => [row.id, row.name]));
	return found.map((difference) => ({ ...difference, who: `${nameOf.get(difference.who)} (${difference.who})` }));
}
