import { and, eq } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as history from './history.server.ts';
import * as items from './items.server.ts';
import { practiceAnswers } from './tables.server.ts';

export type Explained = Awaited<ReturnType<typeof of>>;

/** An answer of the actor's own with its why, the better one where it was wrong, and when the item comes again. */
export async function of(actor: Person, answerId: string, locale: Locale) {
	const answer = await findOwn(actor, answerId);
	const words = items.variantOf(answer.item, answer.variant, locale)?.words;
	if (!words) throw new NotFound();
	const practice = items.practiceOf(answer.item);
	const finished = await history.finishedBy(actor.id);
	const taughtBy = finished.find(({ module }) => history.practicesOf(module).includes(practice));
	return {
		day: answer.day,
		says: words.says,
		right: answer.right,
		chosen: said(words.options[answer.option]!),
		better: answer.right ? null : said(words.options.find((option) => option.right)!),
		/** Null where it was practised before it was due. */
		dueOn: answer.dueOn,
		nextOn: answer.nextOn,
		lesson: catalogue.sectionOn(practice, taughtBy?.module, locale)
	};
}

async function findOwn(actor: Person, answerId: string) {
	if (!units.isId(answerId)) throw new NotFound();
	const [answer] = await db()
		.read.select()
		.from(practiceAnswers)
		.where(and(eq(practiceAnswers.id, answerId), eq(practiceAnswers.personId, actor.id)));
	if (!answer) throw new NotFound();
	return answer;
}

const said = ({ text, why }: { text: string; why: string }) => ({ text, why });
