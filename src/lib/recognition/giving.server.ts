import { and, eq, isNull } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as accounts from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as colleagues from './colleagues.server.ts';
import type { Give } from './forms.ts';
import { ALLOWANCE } from './given.ts';
import { PRACTICES } from './practices.server.ts';
import { thankedOf } from './notices.server.ts';
import { kudos, kudosHidings } from './tables.server.ts';

/** Thanks a colleague of the same store, ten times a month; they read of it in the app and in their next digest. Gives the id of the thanks. */
export async function give(actor: Person, { submission, ...form }: Give, at = now()) {
	if (form.toId === actor.id) throw new Refused('kudos_not_self');
	if (!PRACTICES.includes(form.practice)) throw new Refused('field_invalid');
	const storeId = await storeFor(actor, form, at);
	const month = monthOf(at, actor.company.timeZone);
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: form }, async () => {
			if ((await tx.$count(kudos, givenIn(actor, month))) >= ALLOWANCE) throw new Refused('kudos_none_left', 409);
			const [fromTeamId, toTeamId] = [
				await accounts.teamAt(tx, actor.id, at),
				await accounts.teamAt(tx, form.toId, at)
			];
			const [thanks] = await tx
				.insert(kudos)
				.values({ ...form, fromId: actor.id, fromTeamId, toTeamId, storeId, month, at })
				.returning({ id: kudos.id });
			await inbox.tell(tx, [thankedOf({ ...form, id: thanks!.id }, actor.id)], at);
			return thanks!.id;
		})
	);
}

/** How often the actor can still say thanks this month. Hidden ones were given too. */
export async function left(actor: Person, at = now()) {
	const given = await db().read.$count(kudos, givenIn(actor, monthOf(at, actor.company.timeZone)));
	return Math.max(0, ALLOWANCE - given);
}

/** A thanks that the actor got and may answer: whom for what, and where. */
export async function answered(actor: Person, kudosId: string) {
	if (!units.isId(kudosId)) throw new NotFound();
	const [row] = await db()
		.read.select({ id: kudos.id, toId: people.id, name: people.name, practice: kudos.practice, storeId: kudos.storeId })
		.from(kudos)
		.innerJoin(people, eq(people.id, kudos.fromId))
		.leftJoin(kudosHidings, eq(kudosHidings.kudosId, kudos.id))
		.where(and(eq(kudos.id, kudosId), eq(kudos.toId, actor.id), isNull(kudosHidings.id), isNull(people.leftAt)));
	if (!row) throw new NotFound();
	return row;
}

/** Who said thanks to somebody can be thanked back, also from another store or while off the boards: they came forward. */
async function storeFor(actor: Person, { toId, answersId }: Pick<Give, 'toId' | 'answersId'>, at: Date) {
	const first = answersId ? await answered(actor, answersId) : undefined;
	if (first && first.toId !== toId) throw new NotFound();
	const storeId = first?.storeId ?? (await colleagues.storeOf(actor, toId, at));
	if (!storeId) throw new NotFound();
	return storeId;
}

const givenIn = (actor: Person, month: string) => and(eq(kudos.fromId, actor.id), eq(kudos.month, month));
