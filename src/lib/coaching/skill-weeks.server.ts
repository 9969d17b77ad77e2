import { and, eq, gte } from 'drizzle-orm';
import { canOversee, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, instantOf, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { isSkill, type Skill } from '#lib/roleplay/skills.ts';
import { mondayOf, skillOf, turnOf, weekNumber, worn, type Week } from './skill-week.ts';
import { skillWeeks } from './tables.server.ts';
import { weakSpotsOf, type Spot } from './team-skills.server.ts';

export type SkillWeek = Awaited<ReturnType<typeof ofTeam>>;

/**
 * The skill that a team works on this week, why, and of how many people that is known. It is worked out from what was
 * known when the week began, so it is the same until Sunday. The caller asks whether the reader may see the team.
 */
export async function ofTeam(teamId: string, zone: string, at = now()) {
	const monday = mondayOf(dayOf(at, zone));
	const number = weekNumber(monday);
	const weekOf = await weeksUntil(monday, teamId, zone, number % 2);
	const picked = skillOf(number, weekOf);
	const spot = weekOf(number).spots?.find(({ skill }) => skill === picked.skill);
	return {
		week: monday,
		...picked,
		...(picked.why === 'weakest' && spot && { level: spot.level, people: spot.people }),
		turn: turnOf(number)
	};
}

/** The lead knows better: another skill for this week, but none for a third week running. */
export async function choose(actor: Person, teamId: string, skill: Skill, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	const { timeZone } = actor.company;
	const monday = mondayOf(dayOf(at, timeZone));
	if (worn(weekNumber(monday), await weeksUntil(monday, teamId, timeZone, 3)) === skill)
		throw new Refused('skill_week_third', 409);
	await transaction(async (tx) => {
		await tx
			.insert(skillWeeks)
			.values({ teamId, week: monday, skill, chosenBy: actor.id, at })
			.onConflictDoUpdate({ target: [skillWeeks.teamId, skillWeeks.week], set: { skill, chosenBy: actor.id, at } });
	});
}

/** What is known of a week and so many before it; of still older ones only what a lead chose. */
async function weeksUntil(monday: string, teamId: string, zone: string, before: number) {
	const rows = await db()
		.read.select({ week: skillWeeks.week, skill: skillWeeks.skill })
		.from(skillWeeks)
		.where(and(eq(skillWeeks.teamId, teamId), gte(skillWeeks.week, mondayOf(monday, before + 2))));
	const chosen = new Map(rows.flatMap(({ week, skill }) => (isSkill(skill) ? [[week, skill] as const] : [])));
	const mondays = Array.from({ length: before + 1 }, (_, back) => mondayOf(monday, back));
	const spots = new Map(
		await Promise.all(
			mondays
				.filter((week) => !chosen.has(week))
				.map(async (week) => [week, await weakSpotsOf(teamId, instantOf(`${week}T00:00`, zone))] as const)
		)
	);
	return (number: number): Week<Spot> => {
		const week = mondayOf(monday, weekNumber(monday) - number);
		return { spots: spots.get(week), chosen: chosen.get(week) };
	};
}
