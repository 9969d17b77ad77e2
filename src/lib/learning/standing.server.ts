import * as places from '#lib/accounts/places.server.ts';
import { canOversee, type Person, type Unit } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayOf, now } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as assignments from './assignments.server.ts';
import * as batches from './batches.server.ts';
import * as paths from './paths.server.ts';
import { canAssign } from './policy.ts';
import * as subjects from './subjects.server.ts';
import * as wishes from './wishes.server.ts';

export type Batch = Awaited<ReturnType<typeof list>>['batches'][number];
export type Member = Awaited<ReturnType<typeof find>>['members'][number];

const ROLES: places.Place['role'][] = ['learner', 'lead', 'manager'];

/** What was asked of those who are in a unit today and stands, newest first. For those who look after it. */
export async function list(actor: Person, unitId: string, locale: Locale, at = now()) {
	const unit = await overseen(actor, unitId);
	const zone = actor.company.timeZone;
	const inside = await places.within(unit.id, ROLES, at);
	const [states, joining] = await Promise.all([
		assignments.states(
			inside.map(({ id }) => id),
			zone,
			at
		),
		wishes.ofJoiners(unit.id, ROLES)
	]);
	const ofBatch = Map.groupBy(states, ({ wish }) => batches.keyOf(wish));
	// Nobody may have joined yet.
	const all = Map.groupBy([...states.map(({ wish }) => wish), ...joining], batches.keyOf);
	const asking = await units.withAncestors([...new Set([...all.values()].map(([wish]) => wish!.unitId))]);
	const seen = {
		actor,
		zone,
		locale,
		today: dayOf(at, zone),
		names: new Map(inside.map(({ id, name }) => [id, name]))
	};
	const found = [...all].map(([key, wished]) => {
		const mine = ofBatch.get(key) ?? [];
		const from = asking.find(({ id }) => id === wished[0]!.unitId)!;
		return {
			...factsOf(wished, from, mine, seen),
			withdrawn: mine.length > 0 && mine.every(({ over }) => over?.kind === 'withdrawn')
		};
	});
	return {
		unit: { id: unit.id, name: unit.name, kind: unit.kind },
		batches: found.filter(({ withdrawn }) => !withdrawn).sort((a, b) => b.key.localeCompare(a.key)),
		/** A team from before there were paths asks nothing of those who join it. */
		lacksFirstWeek:
			unit.kind === 'team' &&
			canAssign(actor, unit) &&
			!paths.ofJoiners.every(({ path }) => joining.some((wish) => wish.path === path))
	};
}

/** One batch, with how far each of those is whom it concerns here. */
export async function find(actor: Person, key: string, unitId: string, locale: Locale, at = now()) {
	const unit = await overseen(actor, unitId);
	const rows = await batches.rowsOf(key);
	const zone = actor.company.timeZone;
	const inside = await places.within(unit.id, [rows[0]!.role], at);
	const states = (
		await assignments.states(
			inside.map(({ id }) => id),
			zone,
			at
		)
	).filter(({ wish }) => batches.keyOf(wish) === key);
	const from = await units.get(rows[0]!.unitId);
	// A batch that concerns nobody here, and would not concern who joins, is somebody else's.
	if (states.length === 0 && !(unit.ancestors.includes(from.id) && rows[0]!.audience === 'joiners'))
		throw new NotFound();
	const teams = await units.withAncestors([...new Set(inside.map(({ unitId }) => unitId))]);
	const wished = await wishes.named(rows);
	const seen = {
		actor,
		zone,
		locale,
		today: dayOf(at, zone),
		names: new Map(inside.map(({ id, name }) => [id, name]))
	};
	const ofPerson = Map.groupBy(states, ({ personId }) => personId);
	return {
		unit: { id: unit.id, name: unit.name },
		batch: factsOf(wished, from, states, seen),
		today: seen.today,
		members: inside.flatMap(({ id, name, unitId }) => {
			const mine = ofPerson.get(id);
			return mine ? { id, name, unit: teams.find((team) => team.id === unitId)!.name, ...standingOf(mine) } : [];
		})
	};
}

async function overseen(actor: Person, unitId: string) {
	const unit = await units.find(actor, unitId);
	if (!canOversee(actor, unit)) throw new NotFound();
	return unit;
}

type Seen = { actor: Person; zone: string; locale: Locale; today: string; names: Map<string, string> };

/** What a batch says: what, whom, by whom, when, and how many of those who are seen have done all of it. */
function factsOf(wished: wishes.Wish[], from: Unit, states: assignments.State[], seen: Seen) {
	const { audience, personId, role, dueAfterDays, everyMonths, note, by, at } = wished[0]!;
	const once = [...new Map(wished.map((wish) => [wish.id, wish])).values()].sort((a, b) => a.id.localeCompare(b.id));
	const asked = once.flatMap(subjects.of);
	const mayChange = canAssign(seen.actor, from);
	const { people, done, dueOn, lastDueOn } = tally(states);
	const isOpen = done < people;
	return {
		key: batches.keyOf(wished[0]!),
		titles: once.map((wish) => subjects.titleOfWish(wish, seen.locale)),
		modules: new Set(asked.flatMap(({ module }) => module ?? [])).size,
		rolePlays: asked.filter(({ scenario }) => scenario).length,
		audience,
		unitName: from.name,
		/** Whom it was asked of alone. */
		person: personId ? (seen.names.get(personId) ?? null) : null,
		role,
		dueAfterDays,
		everyMonths,
		note,
		by,
		on: dayOf(at, seen.zone),
		people,
		done,
		dueOn,
		urgency: isOpen && dueOn ? assignments.urgencyOf(dueOn, seen.today) : null,
		mayChange,
		/** The day until which one press extends it. */
		weekMore:
			mayChange && isOpen && audience !== 'joiners'
				? addDays(lastDueOn! > seen.today ? lastDueOn! : seen.today, 7)
				: null
	};
}

/** Who is let off is not counted. */
function tally(states: assignments.State[]) {
	const counted = Map.groupBy(
		states.filter(({ over }) => !over),
		({ personId }) => personId
	);
	const people = [...counted.values()];
	const open = people.filter((mine) => mine.some(({ doneAt }) => !doneAt));
	const days = (open.length ? open : people)
		.flat()
		.map(({ dueOn }) => dueOn)
		.sort();
	return { people: people.length, done: people.length - open.length, dueOn: days[0] ?? null, lastDueOn: days.at(-1) };
}

/** Where somebody is with what was asked of them at once. */
function standingOf(mine: assignments.State[]) {
	const over = mine.find(({ over }) => over)?.over;
	const extended = mine.find(({ extendedFrom }) => extendedFrom);
	return {
		total: mine.length,
		done: mine.filter(({ doneAt }) => doneAt).length,
		dueOn: mine.map(({ dueOn }) => dueOn).sort()[0]!,
		extended: extended && { from: extended.extendedFrom!, by: extended.extendedBy! },
		over: over && { kind: over.kind, by: over.by, reason: over.reason }
	};
}
