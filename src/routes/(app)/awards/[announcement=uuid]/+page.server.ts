import * as announcements from '#lib/awards/announcements.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { person, locale } = locals;
		const { storeId: _, at, rules, ...announcement } = await announcements.find(person!, params.announcement);
		const day = (instant: Date) => dayOf(instant, person!.company.timeZone);
		return {
			...announcement,
			announcedOn: day(at),
			path: rules.path.map((module) => catalogue.titleOf(module, locale)),
			winners: announcement.winners.map(({ name, evidence }) => ({
				name,
				median: evidence.median,
				modules: evidence.modules.map(({ module, completedAt, score }) => ({
					title: catalogue.titleOf(module, locale),
					completedOn: day(new Date(completedAt)),
					score
				}))
			}))
		};
	});
