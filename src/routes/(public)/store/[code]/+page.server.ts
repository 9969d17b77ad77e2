import { error, redirect } from '@sveltejs/kit';
import * as devices from '#lib/accounts/devices.server.ts';
import * as doors from '#lib/accounts/doors.server.ts';
import * as entry from '#lib/accounts/entry.server.ts';
import { Enter } from '#lib/accounts/forms.ts';
import { shortNames } from '#lib/accounts/names.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { NotFound } from '#lib/platform/errors.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import { ownPath } from '#lib/platform/paths.ts';

/** More than this nobody looks through: they type their name. */
const MOST = 60;

export const load = (event) =>
	found(async () => {
		const { params, url } = event;
		const store = await doors.find(params.code).catch((thrown: unknown) => {
			if (!(thrown instanceof NotFound)) throw thrown;
			// The tablet's own door has closed: its way in is the sign-in page again. A slip of somebody's changes nothing.
			if (devices.doorOf(event) === params.code) devices.forgetDoor(event);
			error(404, m.door_over());
		});
		devices.recognise(event);
		event.setHeaders({ 'X-Robots-Tag': 'noindex, nofollow' });
		const all = shortNames(await entry.peopleAt(store.id, devices.of(event)));
		const asked = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
		const found = all.filter(({ name }) => name.toLocaleLowerCase().includes(asked.toLocaleLowerCase()));
		return {
			store: store.name,
			company: store.company,
			total: all.length,
			asked,
			people: found.slice(0, MOST).map(shown),
			isCut: found.length > MOST,
			chosen: all.filter(({ id }) => id === url.searchParams.get('person')).map(shown)[0],
			isShared: !devices.isOwn(event),
			next: ownPath(url.searchParams.get('next'), '/today')
		};
	});

const shown = ({ id, name, short }: { id: string; name: string; short: string }) => ({ id, name, short });

export const actions = {
	default: async (event) => {
		const { data, problem, values } = await read(event.request, Enter);
		if (!data) return problem;
		return answer(async () => {
			devices.recognise(event);
			const personId = await entry.enter(event.params.code, data, devices.whence(event));
			const { code } = await doors.find(event.params.code);
			await sessions.signOut(event, event.locals.sessionId);
			if (data.shared) devices.share(event, code);
			else devices.keepAsOwn(event);
			await sessions.signIn(event, personId);
			redirect(303, ownPath(data.next, '/today'));
		}, values);
	}
};
