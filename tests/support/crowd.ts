import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { grants, people } from '../../src/lib/accounts/tables.server.ts';
import { batchesOf } from '../../src/lib/platform/database/batches.ts';
import { transaction } from '../../src/lib/platform/database/index.ts';

/** So many learners of a team, without an account: for what has to bear many. Gives their ids. */
export async function crowd(size: number, teamId: string, companyId: string, at: Date) {
	const made = Array.from({ length: size }, (_, i) => ({
		id: uuidv7(),
		companyId,
		name: `Hand ${String(i).padStart(4, '0')}`,
		email: `hand-${i}@halla.example`,
		createdAt: at
	}));
	await transaction(async (tx) => {
		for (const some of batchesOf(made)) {
			await tx.insert(people).values(some);
			const membership = { role: 'learner' as const, unitId: teamId, from: at };
			await tx.insert(grants).values(some.map(({ id: personId }) => ({ ...membership, personId })));
		}
	});
	return made.map(({ id }) => id);
}

/** Somebody goes on in another team. */
export const movesTo = ({ id: personId }: { id: string }, teamId: string, at: Date) =>
	transaction(async (tx) => {
		const now = and(eq(grants.personId, personId), eq(grants.role, 'learner'), isNull(grants.until));
		await tx.update(grants).set({ until: at }).where(now);
		await tx.insert(grants).values({ personId, role: 'learner', unitId: teamId, from: at });
	});
