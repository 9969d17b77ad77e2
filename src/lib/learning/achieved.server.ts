import { and, gte, isNull, lte, type AnyColumn } from 'drizzle-orm';
import { isLearnerOf } from '#lib/accounts/crowd.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { completions, pathCertificates, pledges } from './tables.server.ts';

/** What the learners of these units have finished, and what they tried as they had meant to, since an instant. */
export async function inUnits(unitIds: string[], since: Date, at: Date) {
	const recently = (person: AnyColumn, when: AnyColumn) =>
		and(isLearnerOf(unitIds, person, at), gte(when, since), lte(when, at));
	const [modules, paths, tried] = await Promise.all([
		db()
			.read.select({ personId: completions.personId, module: completions.module, at: completions.at })
			.from(completions)
			.where(recently(completions.personId, completions.at)),
		db()
			.read.select({ personId: pathCertificates.personId, path: pathCertificates.path, at: pathCertificates.at })
			.from(pathCertificates)
			.where(and(recently(pathCertificates.personId, pathCertificates.at), isNull(pathCertificates.revokedAt))),
		db()
			.read.select({
				personId: pledges.personId,
				module: pledges.module,
				section: pledges.section,
				at: pledges.keptAt
			})
			.from(pledges)
			.where(recently(pledges.personId, pledges.keptAt))
	]);
	return { modules, paths, pledges: tried.map((pledge) => ({ ...pledge, at: pledge.at! })) };
}
