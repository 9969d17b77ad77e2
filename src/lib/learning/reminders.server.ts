import { and, eq } from 'drizzle-orm';
import { isLearnerOf } from '#lib/accounts/crowd.server.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import type { Remind } from './forms.ts';
import { canRemind } from './policy.ts';
import { reminders } from './tables.server.ts';
import * as team from './team.server.ts';

type Reminder = { personId: string; subject: string; dueOn: string };

/**
 * Reminds somebody of one thing or of all that presses, or everybody of what is overdue: at most once a day for each
 * person and subject, whoever presses. They read it in the app. What is done needs no reminder.
 */
export async function remind(actor: Person, unitId: string, wish: Remind, at = now()) {
	const unit = await units.find(actor, unitId);
	if (!canRemind(actor, unit, wish.personId)) throw new NotAllowed();
	const { members, day } = await team.find(actor, unitId, at);
	const due = members.filter(({ id }) => id !== actor.id).flatMap((member) => dueOf(member, wish));
	if (due.length === 0) throw new NotFound();
	const told = await transaction(async (tx) => {
		const fresh = new Set<string>();
		for (const some of batchesOf(due)) {
			const rows = await tx
				.insert(reminders)
				.values(some.map(({ personId, subject }) => ({ personId, subject, remindedBy: actor.id, day, at })))
				.onConflictDoNothing()
				.returning({ personId: reminders.personId, subject: reminders.subject });
			for (const row of rows) fresh.add(keyOf(row));
		}
		const notices = due.filter((one) => fresh.has(keyOf(one))).map((one) => noticeOf(one, actor.id, day));
		await inbox.tell(tx, notices, at);
		return new Set(notices.map(({ personId }) => personId)).size;
	});
	const name = members.find(({ id }) => id === wish.personId)?.name;
	return { reminded: { name, people: told, again: told === 0 } };
}

/** Who of these units was reminded of what today. */
export async function today(unitIds: string[], zone: string, at = now()): Promise<Set<string>> {
	const rows = await db()
		.read.select({ personId: reminders.personId, subject: reminders.subject })
		.from(reminders)
		.where(and(isLearnerOf(unitIds, reminders.personId, at), eq(reminders.day, dayOf(at, zone))));
	return new Set(rows.map(keyOf));
}

/** A mail that was waiting when reminders became notices. */
export const tellLate: Handler = async ({ personId, module, dueOn, remindedBy }, { id }) => {
	const notice = noticeOf({ personId: personId!, subject: module!, dueOn: dueOn! }, remindedBy!, id);
	await transaction((tx) => inbox.tell(tx, [notice]));
};

export const keyOf = ({ personId, subject }: Pick<Reminder, 'personId' | 'subject'>) => `${personId} ${subject}`;

/** What this press is about, of what somebody still has to do. */
function dueOf({ id, tasks }: team.Member, { personId, subject, all }: Remind): Reminder[] {
	if (personId && personId !== id) return [];
	return tasks
		.filter(({ urgency, ...task }) => {
			if (!urgency) return false;
			if (subject) return task.subject === subject;
			return all ? urgency === all : urgency !== 'later';
		})
		.map(({ subject, dueOn }) => ({ personId: id, subject, dueOn }));
}

const noticeOf = ({ personId, subject, dueOn }: Reminder, by: string, day: string) => ({
	...{ personId, kind: 'reminded', params: { by, subject, dueOn } },
	key: `reminded ${subject} ${day}`
});
