import * as inbox from '#lib/accounts/inbox.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as assignments from './assignments.server.ts';
import * as batches from './batches.server.ts';
import { about } from './notice-params.ts';
import { roundOn } from './due.ts';
import type { Extend, Waive, Withdraw } from './forms.ts';
import { assignmentChanges } from './tables.server.ts';

type Kind = (typeof assignmentChanges.$inferSelect)['kind'];
type Change = { kind: Kind; people: string[]; submission: string; dueOn?: string; reason?: string };
export type Changed = { kind: Kind; people: number };

/** More time, for everybody or for some. */
export const extend = (actor: Person, batch: string, form: Extend, at = now()) =>
	change(actor, batch, { ...form, kind: 'extended' }, at);

/** Lets some off, and says why. */
export const waive = (actor: Person, batch: string, form: Waive, at = now()) =>
	change(actor, batch, { ...form, kind: 'waived' }, at);

/** Takes it back, from everybody or from some. */
export const withdraw = (actor: Person, batch: string, form: Withdraw, at = now()) =>
	change(actor, batch, { ...form, kind: 'withdrawn' }, at);

/** A row for each wish, and for each person if it does not concern all; those before stay. Gives how many had it open. */
async function change(actor: Person, batch: string, form: Change, at: Date): Promise<Changed> {
	const { rows } = await batches.findToChange(actor, batch);
	const zone = actor.company.timeZone;
	const everybody = await batches.audienceOf(rows, at);
	const ids = new Set(rows.map(({ id }) => id));
	const { submission, ...body } = form;
	const asked = form.people.length ? form.people.filter((id) => everybody.includes(id)) : everybody;
	const concerned = (await assignments.states(asked, zone, at)).filter(({ assignmentId }) => ids.has(assignmentId));
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { batch, ...body } }, async () => {
			if (!form.people.every((id) => concerned.some(({ personId }) => personId === id))) throw new NotFound();
			if (form.kind === 'extended') refuseEarlier(rows, form, concerned, dayOf(at, zone));
			const told = [
				...new Set(concerned.filter(({ doneAt, over }) => !doneAt && !over).map(({ personId }) => personId))
			];
			const id = await write(tx, actor, rows, form, at);
			await tell(tx, actor, rows, form, told, id, at);
			return { kind: form.kind, people: told.length };
		})
	);
}

/** More time is a later day; days after joining are each person's own, so those who join get it one by one. */
function refuseEarlier(rows: batches.Row[], { people, dueOn }: Change, concerned: assignments.State[], today: string) {
	if (dueOn! < today) throw new Refused('assign_due_passed');
	if (rows[0]!.audience === 'joiners' && people.length === 0) throw new Refused('assign_extend_whom');
	const due = concerned.map((state) => state.extendedFrom ?? state.dueOn);
	const first = rows[0]!.dueOn && roundOn({ dueOn: rows[0]!.dueOn, everyMonths: rows[0]!.everyMonths }, today).dueOn;
	if ([...due, first ?? ''].some((day) => dueOn! <= day)) throw new Refused('assign_extend_later');
}

async function write(tx: Tx, actor: Person, rows: batches.Row[], { kind, people, dueOn, reason }: Change, at: Date) {
	const decided = { kind, dueOn: dueOn ?? null, reason: reason || null, by: actor.id, at };
	const whom = people.length ? people : [null];
	const all = rows.flatMap(({ id: assignmentId }) => whom.map((personId) => ({ ...decided, assignmentId, personId })));
	let first: string | undefined;
	for (const some of batchesOf(all, 500)) {
		const made = await tx.insert(assignmentChanges).values(some).returning({ id: assignmentChanges.id });
		first ??= made[0]!.id;
	}
	return first!;
}

async function tell(
	tx: Tx,
	actor: Person,
	rows: batches.Row[],
	{ kind, dueOn, reason }: Change,
	people: string[],
	changeId: string,
	at: Date
) {
	const params = {
		by: actor.id,
		...about(rows[0]!, rows.length),
		...(dueOn && { dueOn }),
		...(reason && { reason })
	};
	const told = people
		.filter((personId) => personId !== actor.id)
		.map((personId) => ({ personId, kind, params, key: `${kind} ${changeId}` }));
	await inbox.tell(tx, told, at);
}
