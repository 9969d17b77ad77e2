import * as actors from '#lib/accounts/actors.server.ts';
import { localOf } from '#lib/platform/clock.ts';
import { longMoment } from '#lib/platform/dates.ts';
import { OneJob } from '#lib/platform/forms.ts';
import { answer, pageAsked, read } from '#lib/platform/http.ts';
import * as queue from '#lib/platform/queue.server.ts';

export const load = async ({ locals, url }) => {
	const zone = locals.person!.company.timeZone;
	const when = (at: Date) => longMoment(localOf(at, zone), locals.locale);
	const { since, ...counts } = await queue.overview(zone);
	const asked = url.searchParams.get('show');
	const show = asked === 'dead' || (!asked && counts.dead > 0) ? 'dead' : 'waiting';
	const page = pageAsked(url);
	const { jobs, pages } = await queue.list(show, page);
	const names = await actors.namesOf(jobs.flatMap(({ personId }) => personId ?? []));
	return {
		...{ counts, show, page, pages },
		since: since && when(since),
		jobs: jobs.map(({ id, name, attempts, runAt, endedAt, lastError, personId }) => ({
			...{ id, name, attempts, lastError },
			person: personId && names.has(personId) ? { id: personId, name: names.get(personId)! } : null,
			at: when(endedAt ?? runAt)
		}))
	};
};

export const actions = {
	retry: async ({ request }) => {
		const { data, problem } = await read(request, OneJob);
		if (!data) return problem;
		return answer(async () => {
			await queue.retry(data.job);
			return { revived: 1 };
		});
	},
	retryAll: () => answer(async () => ({ revived: await queue.retryAll() })),
	discard: async ({ request }) => {
		const { data, problem } = await read(request, OneJob);
		if (!data) return problem;
		return answer(async () => {
			await queue.discard(data.job);
			return { discarded: true };
		});
	}
};
