import { nameOf } from '#lib/awards/definitions.server.ts';
import * as nominations from '#lib/awards/nominations.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import * as practices from '#lib/recognition/practices.server.ts';

export const load = async ({ locals }) => {
	const { locale } = locals;
	const person = locals.person!;
	const [open, received] = await Promise.all([nominations.openTo(person), nominations.received(person)]);
	return {
		open: open.map(({ award, name, until, ...round }) => ({
			...round,
			title: nameOf(award, name, locale),
			until: until && dayOf(until, person.company.timeZone)
		})),
		received: received.map(({ award, name, practice, ...nomination }) => ({
			...nomination,
			title: nameOf(award, name, locale),
			practice: practices.nameOf(practice, locale)
		}))
	};
};
