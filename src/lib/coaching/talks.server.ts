import { and, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { Skill } from '#lib/roleplay/skills.ts';
import * as coached from './coached.server.ts';
import { mayAgree, mayChangeTalk, mayReadTalk } from './policy.ts';
import { oneToOnes } from './tables.server.ts';
import type { TalkWords, WriteTalk } from './talk-forms.ts';

type Row = typeof oneToOnes.$inferSelect;
export type Talk = Awaited<ReturnType<typeof find>>;

/** One of the actor's own talks; anybody else's does not exist, whatever the actor is. */
export const find = async (actor: Person, talkId: string) => (await toShow(actor, [await get(actor, talkId)]))[0]!;

/** All that the actor has had, on either side, the newest first. */
export const mine = (actor: Person) =>
	list(actor, or(eq(oneToOnes.personId, actor.id), eq(oneToOnes.leadId, actor.id)));

/** Those that the actor had with somebody as their lead. A lead before them has had others: those stay between the two. */
export const withMember = (actor: Person, personId: string) =>
	list(actor, and(eq(oneToOnes.personId, personId), eq(oneToOnes.leadId, actor.id)));

/** The last of them that was agreed on. */
export const lastAgreed = (talks: Talk[]) => talks.find(({ agreedOn }) => agreedOn !== null);

/** Writes down what was said, for the other one to say yes to. Gives its id. */
export async function write(actor: Person, personId: string, { submission, ...form }: WriteTalk, at = now()) {
	const { team } = await coached.find(actor, personId, at);
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { personId, ...form } }, async () => {
			refuseTomorrow(actor, form, at);
			const [made] = await tx
				.insert(oneToOnes)
				.values({ ...form, personId, leadId: actor.id, teamId: team.id, at })
				.returning({ id: oneToOnes.id });
			const talk = made!.id;
			const params = { talk, by: actor.id };
			await inbox.tell(tx, [{ personId, kind: 'talk', key: `talk ${talk}`, params }], at);
			return talk;
		})
	);
}

/** Says it better, until the other one has said yes. */
export async function change(actor: Person, talkId: string, form: TalkWords, at = now()) {
	await transaction(async (tx) => {
		const talk = await get(actor, talkId, tx);
		if (actor.id !== talk.leadId) throw new NotAllowed();
		refuseTomorrow(actor, form, at);
		const changed = await tx
			.update(oneToOnes)
			.set({ ...form, at })
			.where(and(eq(oneToOnes.id, talkId), isNull(oneToOnes.agreedAt)))
			.returning({ id: oneToOnes.id });
		if (changed.length === 0) throw new Refused('talk_agreed_already', 409);
	});
}

/** "Yes, that is what we said": to the words that the person has read, and from then on nobody changes them. */
export async function agree(actor: Person, talkId: string, read: Date, at = now()) {
	await transaction(async (tx) => {
		const talk = await get(actor, talkId, tx);
		if (actor.id !== talk.personId) throw new NotAllowed();
		if (talk.at.getTime() !== read.getTime()) throw new Refused('talk_changed', 409);
		if (talk.agreedAt) return;
		const isAsRead = and(eq(oneToOnes.id, talkId), eq(oneToOnes.at, read));
		await tx.update(oneToOnes).set({ agreedAt: at }).where(isAsRead);
		const params = { talk: talkId, by: actor.id };
		await inbox.tell(tx, [{ personId: talk.leadId, kind: 'talk-agreed', key: `talk-agreed ${talkId}`, params }], at);
	});
}

async function get(actor: Person, talkId: string, read: Pick<Tx, 'select'> = db().read): Promise<Row> {
	if (!units.isId(talkId)) throw new NotFound();
	const [talk] = await read.select().from(oneToOnes).where(eq(oneToOnes.id, talkId));
	if (!talk || !mayReadTalk(actor, talk)) throw new NotFound();
	return talk;
}

const list = async (actor: Person, whose: SQL | undefined) =>
	toShow(
		actor,
		await db()
			.read.select()
			.from(oneToOnes)
			.where(whose)
			.orderBy(desc(oneToOnes.day), desc(oneToOnes.at), desc(oneToOnes.id))
	);

async function toShow(actor: Person, talks: Row[]) {
	const ids = [...new Set(talks.flatMap(({ personId, leadId }) => [personId, leadId]))];
	const named = ids.length
		? await db().read.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
		: [];
	const nameOf = new Map(named.map(({ id, name }) => [id, name]));
	return talks.map((talk) => ({
		id: talk.id,
		day: talk.day,
		wentWell: talk.wentWell,
		skill: talk.skill as Skill | null,
		nextStep: talk.nextStep,
		agreedOn: talk.agreedAt && dayOf(talk.agreedAt, actor.company.timeZone),
		person: { id: talk.personId, name: nameOf.get(talk.personId)! },
		lead: { id: talk.leadId, name: nameOf.get(talk.leadId)! },
		isMine: talk.personId === actor.id,
		mayChange: mayChangeTalk(actor, talk),
		mayAgree: mayAgree(actor, talk),
		/** Of the words as they stand. */
		at: talk.at
	}));
}

function refuseTomorrow({ company }: Person, { day }: Pick<TalkWords, 'day'>, at: Date) {
	if (day > dayOf(at, company.timeZone)) throw new Refused('talk_not_yet');
}
