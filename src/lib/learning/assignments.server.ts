import { and, inArray } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db } from '#lib/platform/database/index.ts';
import { decided, doneIn } from './due.ts';
import * as passes from './passes.server.ts';
import * as subjects from './subjects.server.ts';
import { completions } from './tables.server.ts';
import * as wishes from './wishes.server.ts';

export { urgencyOf } from './due.ts';

/** What somebody is asked to do. */
export type Asked = {
	assignmentId: string;
	/** A module's slug, or `roleplay/` and a customer's. */
	subject: string;
	module?: string;
	scenario?: string;
	/** Asked as part of a whole path. */
	path: string | null;
	dueOn: string;
	note: string | null;
	assignedBy: string;
	/** It was due then, until somebody gave more time. */
	extendedFrom?: string;
	extendedBy?: string;
	/** 0 the first time, then the refreshes. */
	round: number;
	doneAt: Date | null;
	/** When they could hear of this due day: asked, or given more time. */
	toldAt: Date;
};
/** The same with whose it is, of which wish, and how it ended for somebody who is let off. */
export type State = Asked & { personId: string; wish: wishes.Wish; over?: wishes.Decision };

/** What somebody is asked to do, each subject once with its earliest open due day. Soonest first. */
export const of = async (person: Pick<Person, 'id' | 'company'>, at = now()): Promise<Asked[]> =>
	(await ofMembers([person], person.company.timeZone, at)).get(person.id)!;

/** The same for many, in as many queries as for one. */
export async function ofMembers(members: { id: string }[], zone: string, at = now()): Promise<Map<string, Asked[]>> {
	const ids = [...new Set(members.map(({ id }) => id))];
	const all = Map.groupBy(await states(ids, zone, at), ({ personId }) => personId);
	return new Map(ids.map((id) => [id, eachOnce(all.get(id) ?? [])]));
}

/** Every wish that concerns these people today, subject by subject, also what is done and who is let off. */
export async function states(personIds: string[], zone: string, at: Date): Promise<State[]> {
	const concerns = await wishes.concerning(personIds, zone, at);
	const asked = new Map(concerns.map(({ wish }) => [wish.id, subjects.of(wish)]));
	const all = [...asked.values()].flat();
	const [decisions, completed, passed] = await Promise.all([
		wishes.decisions([...asked.keys()], personIds, zone),
		completionsOf(personIds, [...new Set(all.flatMap(({ module }) => module ?? []))]),
		passes.of(personIds, [
			...new Set(
				concerns.flatMap(({ wish }) => (needsPasses(wish) ? asked.get(wish.id)!.map(({ passing }) => passing) : []))
			)
		])
	]);
	const decisionsOn = Map.groupBy(decisions, ({ assignmentId, personId }) => `${assignmentId} ${personId ?? ''}`);
	const completedBy = new Map(completed.map(({ personId, module, at }) => [`${personId} ${module}`, at]));
	const passedBy = Map.groupBy(passed, ({ personId, scenario }) => `${personId} ${scenario}`);
	const today = dayOf(at, zone);
	return concerns.flatMap(({ personId, wish, dueOn, since }) => {
		const changes = [...(decisionsOn.get(`${wish.id} `) ?? []), ...(decisionsOn.get(`${wish.id} ${personId}`) ?? [])];
		const round = decided({ dueOn, everyMonths: wish.everyMonths }, changes, today);
		return asked.get(wish.id)!.map(({ passing, ...subject }): State => {
			const times = (passedBy.get(`${personId} ${passing}`) ?? []).map(({ at }) => at);
			const first = completedBy.get(`${personId} ${subject.module}`);
			const counting = subject.module
				? first
					? [first, ...times.filter((time) => time > first)]
					: []
				: times.filter((time) => time >= since);
			const done = doneIn(
				round,
				counting.map((time) => ({ at: time, on: dayOf(time, zone) }))
			);
			return {
				...subject,
				personId,
				wish,
				assignmentId: wish.id,
				path: wish.path,
				dueOn: round.dueOn,
				note: wish.note,
				assignedBy: wish.by,
				...(round.extended && { extendedFrom: round.originally, extendedBy: round.extended.by }),
				round: round.number,
				doneAt: done?.at ?? null,
				toldAt: round.extended?.at ?? since,
				...(round.over && { over: round.over })
			};
		});
	});
}

/** What was decided about what somebody is asked, and why, newest first; what was decided with one press is one. */
export async function historyOf(person: Pick<Person, 'id' | 'company'>, at = now()) {
	const zone = person.company.timeZone;
	const concerns = await wishes.concerning([person.id], zone, at);
	const wishOf = new Map(concerns.map(({ wish }) => [wish.id, wish]));
	const decisions = await wishes.decisions([...wishOf.keys()], [person.id], zone);
	const presses = Map.groupBy(decisions, ({ assignmentId, kind, at }) => {
		const { batchId, id } = wishOf.get(assignmentId)!;
		return `${batchId ?? id} ${kind} ${at.getTime()}`;
	});
	return [...presses.values()].reverse().map((press) => {
		const { kind, by, reason, dueOn, on } = press[0]!;
		return { kind, by, reason, dueOn, on, asked: press.map(({ assignmentId }) => wishOf.get(assignmentId)!) };
	});
}

/** The standing wishes of a team: what everyone who joins it will be asked, also by those above it. */
export async function standing(teamId: string) {
	const wishing = await wishes.ofJoiners(teamId);
	return wishing.map(({ module, path, scenario, dueAfterDays }) => ({
		module,
		path,
		scenario,
		dueAfterDays: dueAfterDays!
	}));
}

function eachOnce(mine: State[]): Asked[] {
	const soonest = new Map<string, Asked>();
	const before = (a: Asked, b: Asked) =>
		Number(a.doneAt !== null) - Number(b.doneAt !== null) ||
		a.dueOn.localeCompare(b.dueOn) ||
		a.assignmentId.localeCompare(b.assignmentId);
	for (const { personId: _, wish: __, over, ...asked } of mine) {
		const known = soonest.get(asked.subject);
		if (!over && (!known || before(asked, known) < 0)) soonest.set(asked.subject, asked);
	}
	return [...soonest.values()].sort(
		(a, b) => a.dueOn.localeCompare(b.dueOn) || a.assignmentId.localeCompare(b.assignmentId)
	);
}

/** A module is done by its completion; passes matter for what is asked again, and for role-plays. */
const needsPasses = ({ scenario, everyMonths }: wishes.Wish) => scenario !== null || everyMonths !== null;

const completionsOf = async (personIds: string[], modules: string[]) =>
	modules.length === 0
		? []
		: inBatches(personIds, (some) =>
				db()
					.read.select({ personId: completions.personId, module: completions.module, at: completions.at })
					.from(completions)
					.where(and(inArray(completions.personId, some), inArray(completions.module, modules)))
			);
