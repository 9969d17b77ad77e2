import { z } from 'zod';
import { NotFound } from '#lib/platform/errors.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { answer, read } from '#lib/platform/http.ts';
import * as jobs from '#lib/platform/jobs.server.ts';

const Revive = z.object({ job: z.uuid() });

export const load = async () => {
	const { tally, recent } = await jobs.overview();
	return {
		tally,
		jobs: recent.map(({ id, name, status, attempts, runAt, lastError }) => ({ id, name, status, attempts, runAt, lastError }))
	};
};

export const actions = {
	default: async ({ request }) => {
		const { data, problem } = await read(request, Revive);
		if (!data) return problem;
		return answer(async () => {
			const revived = await transaction((tx) => jobs.revive(tx, data.job));
			if (revived.length === 0) throw new NotFound();
		});
	}
};
