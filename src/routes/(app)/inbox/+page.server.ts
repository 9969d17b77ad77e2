import { redirect } from '@sveltejs/kit';
import { OneNotice } from '#lib/accounts/forms.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import { topicName } from '#lib/accounts/words.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, pageAsked, read } from '#lib/platform/http.ts';
import { KINDS, say } from '../../../notices.server.ts';

export const load = async ({ locals, url }) => {
	const person = locals.person!;
	const page = pageAsked(url);
	const { rows, pages } = await inbox.list(person, KINDS, page);
	return {
		page,
		pages,
		notices: rows.map((row) => {
			const { text, topic } = say(row, locals.locale);
			const day = dayOf(row.at, person.company.timeZone);
			return { id: row.id, text, topic: topicName[topic](), day, isUnread: row.readAt === null };
		})
	};
};

export const actions = {
	open: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneNotice);
		if (!data) return problem;
		const row = await answer(() => inbox.read(locals.person!, data.notice));
		if (!('kind' in row)) return row;
		redirect(303, KINDS.includes(row.kind) ? say(row, locals.locale).href : '/inbox');
	},
	readAll: ({ locals }) => answer(() => inbox.readAll(locals.person!))
};
