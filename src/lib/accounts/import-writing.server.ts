import { and, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { excluded } from '#lib/platform/database/batches.ts';
import type { Verdict } from './import-judging.server.ts';
import { grants, importRows, people } from './tables.server.ts';

type Act = { companyId: string; invitedBy: string | null; at: Date };
type New = typeof people.$inferInsert & { id: string };

/** Does what was judged, for a thousand rows with a handful of statements. */
export async function writePeople(tx: Tx, importId: string, verdicts: Verdict[], { companyId, invitedBy, at }: Act) {
	const newcomers = verdicts.filter(({ step }) => step === 'add').map((verdict) => ({ ...verdict, id: uuidv7() }));
	const changed = verdicts.filter(({ step }) => step === 'change' || step === 'return');
	const leavers = verdicts.filter(({ step }) => step === 'leave').map(({ known }) => known!.id);
	const movers = changed.filter(({ target }) => target);

	await save(
		tx,
		newcomers.map(({ id, wanted }) => ({
			id,
			companyId,
			name: wanted.name!,
			email: wanted.email ?? null,
			staffNumber: wanted.staffNumber ?? null,
			locale: wanted.locale ?? null,
			createdAt: at
		}))
	);
	await save(
		tx,
		changed.map(({ wanted, known }) => {
			const { grants: _, ...person } = known!;
			const { name, email, staffNumber, locale } = { ...person, ...wanted };
			return { ...(person as New), name, email, staffNumber, locale: locale as New['locale'], leftAt: null };
		})
	);
	if (leavers.length) await tx.update(people).set({ leftAt: at }).where(inArray(people.id, leavers));
	const ending = [...movers.map(({ known }) => known!.id), ...leavers];
	if (ending.length)
		await tx
			.update(grants)
			.set({ until: at })
			.where(and(inArray(grants.personId, ending), isNull(grants.until)));
	const starting = [
		...newcomers.map(({ id, target }) => ({ personId: id, ...target! })),
		...movers.map(({ known, target }) => ({ personId: known!.id, ...target! }))
	];
	if (starting.length)
		await tx
			.insert(grants)
			.values(starting.map(({ personId, role, place }) => ({ personId, role, unitId: place.id!, from: at })));
	await remember(tx, importId, newcomers);
	if (invitedBy)
		await invite(
			tx,
			[...newcomers.map(({ id, wanted }) => ({ id, email: wanted.email })), ...returning(changed)],
			invitedBy,
			at
		);
}

/** New people and those who are here already alike. */
async function save(tx: Tx, rows: New[]) {
	if (rows.length === 0) return;
	const { name, email, staffNumber, locale, leftAt } = people;
	await tx
		.insert(people)
		.values(rows)
		.onConflictDoUpdate({ target: people.id, set: excluded({ name, email, staffNumber, locale, leftAt }) });
}

/** Whom a row added, so that it can be undone. */
async function remember(tx: Tx, importId: string, newcomers: { id: string; line: number }[]) {
	if (newcomers.length === 0) return;
	await tx
		.insert(importRows)
		.values(newcomers.map(({ id, line }) => ({ importId, line, cells: {}, personId: id })))
		.onConflictDoUpdate({
			target: [importRows.importId, importRows.line],
			set: excluded({ personId: importRows.personId })
		});
}

/** Who comes back and has no password yet. */
const returning = (changed: Verdict[]) =>
	changed
		.filter(({ step, known }) => step === 'return' && !known!.passwordHash)
		.map(({ known, wanted }) => ({ id: known!.id, email: wanted.email ?? known!.email }));

const invite = (tx: Tx, invited: { id: string; email?: string | null }[], invitedBy: string, at: Date) =>
	jobs.enqueue(
		tx,
		'mail-invitation',
		invited.flatMap(({ id, email }) => (email ? [{ personId: id, invitedBy }] : [])),
		at
	);
