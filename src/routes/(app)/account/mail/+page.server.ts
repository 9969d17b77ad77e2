import { MailForm } from '#lib/accounts/forms.ts';
import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import { oversees } from '#lib/accounts/policy.ts';
import { TOPICS } from '#lib/accounts/topics.ts';
import { answer, read } from '#lib/platform/http.ts';

export const load = async ({ locals }) => {
	const person = locals.person!;
	const { off, ...times } = await mailPreferences.mine(person);
	return {
		...times,
		hasAddress: Boolean(person.email),
		companyZone: person.company.timeZone,
		zones: Intl.supportedValuesOf('timeZone'),
		topics: TOPICS.filter((topic) => topic !== 'weekly' || oversees(person)).map((topic) => ({
			topic,
			isOn: !off.includes(topic)
		}))
	};
};

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, MailForm);
		return data ? answer(() => mailPreferences.choose(locals.person!, data), values) : problem;
	}
};
