import { OneJob } from '#lib/platform/forms.ts';
import { answer, read } from '#lib/platform/http.ts';
import * as jobs from '#lib/platform/jobs.server.ts';

export const load = async () => {
	const { tally, recent } = await jobs.overview();
	return {
		tally,
		jobs: recent.map(({ id, name, status, attempts, runAt, lastError }) => ({
			id,
			name,
			status,
			attempts,
			runAt,
			lastError
		}))
	};
};

export const actions = {
	default: async ({ request }) => {
		const { data, problem } = await read(request, OneJob);
		return data ? answer(() => jobs.revive(data.job)) : problem;
	}
};
