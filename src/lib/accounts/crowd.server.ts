import { and, eq, gt, inArray, isNull, or, type AnyColumn } from 'drizzle-orm';
import { db } from '#lib/platform/database/index.ts';
import { holdsAt } from './people.server.ts';
import { grants, people, unitTree } from './tables.server.ts';

/** For a query: this column holds a learner of these units or of anything below. A team may have a thousand: no list of them. */
export const isLearnerOf = (unitIds: string[], column: AnyColumn, at: Date) =>
	inArray(
		column,
		db()
			.read.select({ id: grants.personId })
			.from(unitTree)
			.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
			.innerJoin(people, eq(people.id, grants.personId))
			.where(and(inArray(unitTree.ancestorId, unitIds), holdsAt(at), or(isNull(people.leftAt), gt(people.leftAt, at))))
	);
