import { and, eq, inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as assignments from './assignments.server.ts';
import * as completions from './completions.server.ts';
import { canRemind } from './policy.ts';
import { reminders } from './tables.server.ts';

/** One press, one mail: at most one a day for each person and module, whoever presses. What is done needs no reminder. */
export async function remind(actor: Person, teamId: string, personId: string, module: string, at = now()) {
	const team = await units.find(actor, teamId);
	if (!canRemind(actor, team, personId)) throw new NotAllowed();
	const member = (await people.members(teamId, at)).find((member) => member.id === personId);
	if (!member) throw new NotFound();
	const due = (await assignments.ofMembers([member], actor.company.timeZone)).get(personId)!;
	const asked = due.find((row) => row.module === module);
	if (!asked || (await completions.has(personId, module))) throw new NotFound();
	return transaction(async (tx) => {
		const day = dayOf(at, actor.company.timeZone);
		const [reminder] = await tx
			.insert(reminders)
			.values({ personId, subject: module, remindedBy: actor.id, day, at })
			.onConflictDoNothing()
			.returning({ id: reminders.id });
		if (reminder)
			await jobs.enqueue(tx, 'mail-reminder', [{ personId, module, dueOn: asked.dueOn, remindedBy: actor.id }], at);
		return { reminded: member.name, again: !reminder };
	});
}

/** Who was reminded of what today. */
export async function today(personIds: string[], zone: string, at = now()): Promise<Set<string>> {
	if (personIds.length === 0) return new Set();
	const rows = await db()
		.read.select({ personId: reminders.personId, subject: reminders.subject })
		.from(reminders)
		.where(and(inArray(reminders.personId, personIds), eq(reminders.day, dayOf(at, zone))));
	return new Set(rows.map((row) => `${row.personId} ${row.subject}`));
}
