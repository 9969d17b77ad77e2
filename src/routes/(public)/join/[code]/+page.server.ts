import { error, redirect } from '@sveltejs/kit';
import * as devices from '#lib/accounts/devices.server.ts';
import { ChoosePin } from '#lib/accounts/forms.ts';
import * as joining from '#lib/accounts/joining.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = (event) =>
	found(async () => {
		devices.recognise(event);
		const card = await joining.find(event.params.code, devices.whence(event));
		if (!card) error(404, m.card_over());
		event.setHeaders({ 'X-Robots-Tag': 'noindex, nofollow' });
		return { name: card.name, company: card.company, joined: card.joined };
	});

export const actions = {
	default: async (event) => {
		const { data, problem } = await read(event.request, ChoosePin);
		if (!data) return problem;
		return answer(async () => {
			devices.recognise(event);
			const personId = await joining.accept(event.params.code, data.pin, devices.whence(event));
			if (!personId) error(404, m.card_over());
			// Whoever knew the PIN before is out; whoever was signed in on this device has lent it.
			await sessions.signOutEverywhere(personId);
			await sessions.signOut(event, event.locals.sessionId);
			await sessions.signIn(event, personId);
			redirect(303, '/today');
		});
	}
};
