import { everybody, id, nobody, nobodySignedIn, overseers, signedIn, type Row } from './rows.ts';

const PIN = { pin: '258036', pinAgain: '258036' };
const wrong = '400 400 400 400 400 400 400 400 400';
/** Who looks after people in the store, or manages it. */
const overseersOfStore = 'in  404 404 404 200 200 200 404 200';

export const doors: Record<string, Row[]> = {
	'GET /(public)/join': [{ path: () => '/join', answers: everybody }],
	'POST /(public)/join': [{ path: () => '/join', form: () => ({ code: 'K7M3-9PXR' }), answers: wrong }],
	'GET /(public)/join/[code]': [{ path: () => '/join/K7M39PXR', answers: nobody }],
	'POST /(public)/join/[code]': [{ path: () => '/join/K7M39PXR', form: () => PIN, answers: nobody }],

	'GET /(public)/store/[code]': [
		{ path: ({ door }) => `/store/${door}`, answers: everybody },
		{ path: ({ door, sanne }) => `/store/${door}?person=${sanne}`, answers: everybody },
		{ path: () => '/store/nobody-opened-it', answers: nobody }
	],
	'POST /(public)/store/[code]': [
		{ path: ({ door }) => `/store/${door}`, form: () => ({ person: id(), ...PIN }), answers: wrong },
		{ path: () => '/store/nobody-opened-it', form: () => ({ person: id(), ...PIN }), answers: nobody }
	],

	'GET /(app)/team/cards': [
		{ path: () => '/team/cards', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/cards?team=${team}`, answers: overseers },
		{ path: ({ store }) => `/team/cards?store=${store}`, answers: overseersOfStore }
	],
	'POST /(app)/team/cards?/make': [
		{
			path: ({ team }) => `/team/cards?/make&team=${team}`,
			form: ({ team, sanne }) => ({ unit: team, person: sanne }),
			answers: 'in  403 403 404 200 404 200 404 200'
		}
	],
	'GET /(app)/team/cards/poster': [
		{ path: ({ store }) => `/team/cards/poster?store=${store}`, answers: overseersOfStore },
		{ path: () => '/team/cards/poster', answers: nobodySignedIn }
	],
	// The last of all rows that need the present code: it ends it.
	'POST /(app)/team/cards?/door': [
		{
			path: ({ store }) => `/team/cards?/door&store=${store}`,
			form: ({ store }) => ({ store }),
			answers: 'in  403 403 404 403 403 200 404 200'
		}
	],

	'POST /(app)/account?/pin': [
		{
			path: () => '/account?/pin',
			form: () => ({ part: 'pin', pinNow: 'not this', ...PIN }),
			answers: signedIn.replaceAll('200', '400')
		}
	]
};
