import { and, asc, gt, inArray, lte } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { canOversee, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { mondayOf } from '#lib/coaching/skill-week.ts';
import * as skillWeeks from '#lib/coaching/skill-weeks.server.ts';
import * as headline from '#lib/insight/headline.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as pledges from '#lib/learning/pledge-counts.server.ts';
import { addDays, dayOf, instantOf, monthOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { badges } from '#lib/recognition/tables.server.ts';
import { mentions } from './mentions.ts';
import * as occasions from './occasions.server.ts';

const SPAN_MS = 31 * 24 * 3_600_000;
/** More than can be read out. */
const THANKS = 24;

/**
 * What a lead reads out to the team: the awards around it, the team's badges, thanks and goal of the last 31 days, what
 * customers last said, what became of last week's pledges, and the skill of this week.
 * Nobody who opted out is in it, whoever reads; nor is a sentence that names them, nor a pledge of theirs counted.
 */
export async function sheet(actor: Person, teamId: string, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	const { timeZone } = actor.company;
	const from = new Date(at.getTime() - SPAN_MS);
	const month = monthOf(at, timeZone);
	const [members, colleagues, awards, thanks, goal, said, skill] = await Promise.all([
		people.members(teamId, at),
		people.holdersWithin(db().read, team.parentId!, at),
		occasions.since(team.ancestors, from, at),
		kudos.recentOf(teamId, from, THANKS),
		goals.of(teamId, month),
		headline.ofTeam(teamId, timeZone, at),
		skillWeeks.ofTeam(teamId, timeZone, at)
	]);
	const hidden = await optOuts.among(colleagues.map(({ id }) => id));
	const unnamed = colleagues.filter(({ id }) => hidden.has(id)).map(({ name }) => name);
	const listed = members.filter(({ id }) => !hidden.has(id));
	return {
		team: { id: team.id, name: team.name },
		from: dayOf(from, timeZone),
		until: dayOf(at, timeZone),
		awards: awards.map(({ winners, ...award }) => ({
			...award,
			winners: winners.map((winner) => ({ ...winner, citation: sayable(winner.citation, unnamed) }))
		})),
		badges: await badgesOf(listed, from, at),
		thanks: thanks.map(({ moment, quote, ...rest }) => ({
			...rest,
			moment: sayable(moment, unnamed),
			quote: sayable(quote, unnamed)
		})),
		month,
		goal,
		said,
		pledges: await pledges.ofTeam(teamId, lastWeek(at, timeZone), hidden, at),
		skill
	};
}

/** Monday to Sunday, by the company's calendar. */
function lastWeek(at: Date, zone: string) {
	const monday = mondayOf(dayOf(at, zone));
	const [from, until] = [addDays(monday, -7), monday].map((day) => instantOf(`${day}T00:00`, zone));
	return { from: from!, until: until! };
}

const sayable = (text: string | null, unnamed: string[]) => (text && !mentions(text, unnamed) ? text : null);

/** Modules that these people completed in that time, by person and by name; an award is said as one. */
async function badgesOf(members: people.Member[], from: Date, at: Date) {
	if (members.length === 0) return [];
	const ids = members.map(({ id }) => id);
	const rows = await db()
		.read.select({ personId: badges.personId, kind: badges.kind })
		.from(badges)
		.where(and(inArray(badges.personId, ids), gt(badges.at, from), lte(badges.at, at)))
		.orderBy(asc(badges.at));
	const earned = Map.groupBy(
		rows.filter(({ kind }) => catalogue.exists(kind)),
		(row) => row.personId
	);
	return members
		.filter(({ id }) => earned.has(id))
		.map(({ id, name }) => ({ id, name, kinds: [...new Set(earned.get(id)!.map(({ kind }) => kind))] }));
}
