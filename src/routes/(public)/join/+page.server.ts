import { redirect } from '@sveltejs/kit';
import * as devices from '#lib/accounts/devices.server.ts';
import { TypedCode } from '#lib/accounts/forms.ts';
import * as joining from '#lib/accounts/joining.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { answer, read } from '#lib/platform/http.ts';

export const load = (event) => devices.recognise(event);

export const actions = {
	default: async (event) => {
		const { data, problem, values } = await read(event.request, TypedCode);
		if (!data) return problem;
		return answer(async () => {
			const card = await joining.find(data.code, devices.whence(event));
			if (!card) throw new Refused('card_wrong');
			redirect(303, `/join/${card.code}`);
		}, values);
	}
};
