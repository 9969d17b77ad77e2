import { inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as readings from '#lib/insight/readings.server.ts';
import * as completions from '#lib/learning/completions.server.ts';
import { dayEnd, dayOf, daysBetween } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { monthsOf, periodSpan } from '#lib/platform/periods.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as roleplays from '#lib/roleplay/evidence.server.ts';
import { skillName } from '#lib/roleplay/words.ts';
import { foremost, obstacles } from './eligibility.ts';
import type { Who } from './log.ts';
import { median, pathEvidence, type Evidence, type EvidenceKind, type Rules, type Skill } from './rules.ts';
import * as wins from './wins.server.ts';

type Round = { id: string; award: string; unitId: string; month: string; rules: Rules };
type Nomination = Who & { nominatedBy: string };

/** Everybody (or every team) of a round's unit whom nothing keeps from winning, with what speaks for them; by id. */
export async function gather(
	round: Round,
	nominations: Nomination[],
	zone: string
): Promise<(Who & { evidence: Evidence })[]> {
	const span = periodSpan(round.month, zone);
	const end = new Date(span.until.getTime() - 1);
	const members = await people.members(round.unitId, end);
	const facts = { round, zone, span, end, members, nominated: nominatorsOf(nominations) };
	return round.rules.subject === 'team' ? ofTeams(facts) : ofPeople(facts);
}

type Facts = {
	round: Round;
	zone: string;
	span: { from: Date; until: Date };
	/** The last instant of the period. */
	end: Date;
	members: people.Member[];
	nominated: Map<string, number>;
};

async function ofPeople(facts: Facts) {
	const { round, members, nominated } = facts;
	const { rules } = round;
	const ids = [...new Set(members.map(({ id }) => id))].sort();
	const [path, service, thanks, won] = await Promise.all([
		paths(facts, ids),
		rules.minServiceDays ? serviceDays(facts, ids) : undefined,
		asks(rules, 'thanks') || rules.minThanksFrom || rules.basis === 'thanks' ? thanksOf(facts) : undefined,
		inParts(ids, async (personIds) => [...(await wins.lately(round, { personIds }))])
	]);
	const wonLately = new Map(won);
	const candidates = ids.map((personId) => ({
		personId,
		evidence: {
			...path(personId),
			serviceDays: service?.get(personId),
			thanks: thanks && (thanks.get(personId) ?? NO_THANKS),
			nominations: nominated.get(personId),
			wonLately: wonLately.get(personId)
		}
	}));
	const eligible = foremost(
		candidates.filter(({ evidence }) => obstacles(evidence, rules).length === 0),
		rules
	);
	const more = await details(
		facts,
		eligible.map(({ personId }) => personId)
	);
	return eligible.map(({ personId, evidence }) => ({ personId, evidence: said({ ...evidence, ...more(personId) }) }));
}

/** What only those who may win need: the costlier evidence. */
async function details({ round: { month, rules }, span, zone }: Facts, ids: string[]) {
	const [tries, endings, praise] = await Promise.all([
		asks(rules, 'skills') ? inParts(ids, (part) => roleplays.firstTries(part, span)) : undefined,
		asks(rules, 'practice') ? inParts(ids, (part) => roleplays.endings(part, span)) : undefined,
		asks(rules, 'praise') ? inParts(ids, async (part) => [...(await readings.ofPeople(part, monthsOf(month)))]) : []
	]);
	const praiseOf = new Map(praise);
	const triesOf = tries && Map.groupBy(tries, (row) => row.personId);
	const endingsOf = endings && Map.groupBy(endings, (row) => row.personId);
	return (id: string) => ({
		skills: triesOf && skillsOf(triesOf.get(id) ?? []),
		practice: endingsOf && practiceOf((endingsOf.get(id) ?? []).map(({ at }) => dayOf(at!, zone))),
		praise: praiseOf.get(id)
	});
}

async function ofTeams(facts: Facts) {
	const { round, nominated } = facts;
	const { rules } = round;
	const teams = (await units.below(round.unitId, 'team')).map(({ id }) => id).sort();
	const ids = [...new Set(facts.members.map(({ id }) => id))];
	const [path, service, shares, won] = await Promise.all([
		paths(facts, ids),
		rules.minServiceDays ? serviceDays(facts, ids) : undefined,
		readings.ofTeams(teams, monthsOf(round.month)),
		wins.lately(round, { unitIds: teams })
	]);
	const settled = facts.members.filter(({ id }) => !service || service.get(id)! >= rules.minServiceDays);
	const byTeam = Map.groupBy(settled, ({ teamId }) => teamId);
	const isDone = ({ id }: people.Member) => path(id).modules.length === rules.path.length;
	return teams.flatMap((unitId) => {
		const members = byTeam.get(unitId) ?? [];
		const evidence: Evidence = {
			modules: [],
			median: 0,
			members: { completed: members.filter(isDone).length, of: members.length },
			retention: asks(rules, 'retention') || rules.basis === 'retention' ? shares.retention.get(unitId) : undefined,
			praise: asks(rules, 'praise') ? shares.praise.get(unitId) : undefined,
			nominations: nominated.get(unitId),
			wonLately: won.get(unitId)
		};
		return obstacles(evidence, rules).length === 0 ? [{ unitId, evidence: said(evidence) }] : [];
	});
}

/** As many people as one query asks about: a database takes no list of any length. */
const PART = 5_000;

async function inParts<T>(ids: string[], work: (part: string[]) => Promise<T[]>): Promise<T[]> {
	const found: T[][] = [];
	for (let start = 0; start < ids.length; start += PART) found.push(await work(ids.slice(start, start + PART)));
	return found.flat();
}

const asks = ({ evidence }: Rules, kind: EvidenceKind) => evidence.includes(kind);

/** The path's modules that each of these people had completed in time. */
async function paths({ round: { rules }, span, zone }: Facts, ids: string[]) {
	const done = rules.path.length ? await inParts(ids, (part) => completions.of(part, rules.path)) : [];
	const byPerson = Map.groupBy(done, (row) => row.personId);
	const deadline = rules.pathBy ? dayEnd(rules.pathBy, zone).getTime() + 1 : Infinity;
	const until = new Date(Math.min(span.until.getTime(), deadline));
	return (id: string) => pathEvidence(byPerson.get(id) ?? [], rules.path, until);
}

/** Days with the company at the end of the period. */
async function serviceDays({ end, zone }: Facts, ids: string[]) {
	const rows = await inParts(ids, (part) =>
		db().read.select({ id: persons.id, since: persons.createdAt }).from(persons).where(inArray(persons.id, part))
	);
	const last = dayOf(end, zone);
	return new Map(rows.map(({ id, since }) => [id, daysBetween(dayOf(since, zone), last)]));
}

const NO_THANKS = { given: 0, to: 0, practicesGiven: 0, received: 0, from: 0 };

async function thanksOf({ round: { unitId, month } }: Facts) {
	const [below, above] = await Promise.all([units.below(unitId, 'store'), units.above(unitId, 'store')]);
	const stores = new Set([...below, ...(above ? [above] : [])].map(({ id }) => id));
	const tallies = await kudos.tallyOf([...stores], monthsOf(month));
	return new Map(
		[...tallies].map(([id, { given, to, practices, received, from }]) => [
			id,
			{ given, to, practicesGiven: practices, received, from }
		])
	);
}

function skillsOf(tries: { skill: Skill; score: number }[]) {
	const bySkill = Map.groupBy(tries, ({ skill }) => skill);
	return (Object.keys(skillName) as Skill[]).flatMap((skill) => {
		const scores = (bySkill.get(skill) ?? []).map(({ score }) => score);
		return scores.length ? [{ skill, median: median(scores), n: scores.length }] : [];
	});
}

const practiceOf = (days: string[]) => ({ roleplays: days.length, days: new Set(days).size });

function nominatorsOf(nominations: Nomination[]) {
	const by = Map.groupBy(nominations, (who) => ('personId' in who ? who.personId : who.unitId));
	return new Map([...by].map(([id, of]) => [id, new Set(of.map(({ nominatedBy }) => nominatedBy)).size]));
}

/** Without what was not asked for: the log keeps no empty words. */
const said = (evidence: Evidence) =>
	Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined)) as Evidence;
