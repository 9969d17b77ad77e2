import { createHash, randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { addressOf } from '#lib/platform/requests.server.ts';

type Event = Pick<RequestEvent, 'cookies' | 'url'>;
/** Where a try to get in comes from: a device that keeps cookies, or only a place in the network. */
export type Whence = { device?: string; address: string };

const LONG = 400 * 24 * 3600; // as long as browsers keep a cookie
/** What the device remembers when it is somebody's own: the next one at the door is not asked again. */
const OWN = 'own';

/** What is stored of a device's id; undefined for a browser that keeps no cookies. */
export function of({ cookies }: Pick<Event, 'cookies'>) {
	const id = cookies.get('device');
	return id && /^[0-9a-f]{40}$/.test(id) ? createHash('sha256').update(id).digest('hex') : undefined;
}

export const whence = (event: Pick<RequestEvent, 'cookies' | 'getClientAddress'>): Whence => ({
	device: of(event),
	address: addressOf(event)
});

/** Gives a device that has none its id: a random one, which says nothing about it. */
export function recognise(event: Event) {
	if (!of(event)) remember(event, 'device', randomBytes(20).toString('hex'));
}

/** The code of the store at whose door this shared tablet stands. */
export function doorOf({ cookies }: Pick<Event, 'cookies'>) {
	const code = cookies.get('door');
	return code && code !== OWN && /^\w{1,40}$/.test(code) ? code : undefined;
}

/** Whether the box is ticked at the door: a tablet is shared until somebody says otherwise. */
export const isOwn = ({ cookies }: Pick<Event, 'cookies'>) => cookies.get('door') === OWN;

export const share = (event: Event, door: string) => remember(event, 'door', door);
export const keepAsOwn = (event: Event) => remember(event, 'door', OWN);

/** For a tablet whose store has closed its door. */
export function forgetDoor(event: Event) {
	if (event.cookies.get('door')) remember(event, 'door', '', 0);
}

function remember({ cookies, url }: Event, name: string, value: string, maxAge = LONG) {
	cookies.set(name, value, {
		path: '/',
		maxAge,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
}
