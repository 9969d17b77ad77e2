import { ChangePassword, ChangePin } from '#lib/accounts/forms.ts';
import { teamOf } from '#lib/accounts/policy.ts';
import * as people from '#lib/accounts/people.server.ts';
import * as pins from '#lib/accounts/pins.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, read } from '#lib/platform/http.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { mayBeOnScreen } from '#lib/recognition/policy.ts';
import * as screenConsents from '#lib/recognition/screen-consents.server.ts';

export const load = async ({ locals }) => {
	const person = locals.person!;
	const { id, email, locale, company } = person;
	const [hidden, consent, { hasPassword, pinSince }] = await Promise.all([
		optOuts.among([id]),
		screenConsents.mine(person),
		pins.mine(person)
	]);
	const day = (at: Date) => dayOf(at, company.timeZone);
	return {
		email,
		hasPassword,
		pinSince: pinSince && day(pinSince),
		isListed: Boolean(teamOf(person)),
		chosen: locale,
		optedOut: hidden.has(id),
		mayBeOnScreen: mayBeOnScreen(person),
		consent: consent && { from: day(consent.from), until: consent.until && day(consent.until) }
	};
};

export const actions = {
	password: async (event) => {
		const { data, problem } = await read(event.request, ChangePassword);
		if (!data) return problem;
		const person = event.locals.person!;
		return answer(async () => {
			await people.changePassword(person, data.currentPassword, data.newPassword);
			await sessions.signOutEverywhere(person.id);
			await sessions.signIn(event, person.id);
			return { changed: true };
		});
	},
	pin: async (event) => {
		const { data, problem, values } = await read(event.request, ChangePin);
		if (!data) return problem;
		const person = event.locals.person!;
		return answer(async () => {
			await pins.change(person, data);
			await sessions.signOutEverywhere(person.id);
			await sessions.signIn(event, person.id);
			return { pinSet: true };
		}, values);
	},
	onScreen: ({ locals }) => answer(() => screenConsents.choose(locals.person!, true)),
	offScreen: ({ locals }) => answer(() => screenConsents.choose(locals.person!, false))
};
