import { everybody, id, managersHere, nobody, nobodySignedIn, nowhere, overseers, type Row } from './rows.ts';

/** Everybody in the store or above it. */
const concerned = 'in  200 200 404 200 200 200 404 200';
/** The company itself has no break room. */
const inStores = 'in  200 200 200 200 200 200 200 403';

export const faces: Record<string, Row[]> = {
	'GET /(app)/awards/[announcement=uuid]': [
		{ path: ({ announcement }) => `/awards/${announcement}`, answers: concerned },
		{ path: () => `/awards/${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/awards/[announcement=uuid]?/congratulate': [
		{ path: ({ announcement }) => `/awards/${announcement}?/congratulate`, form: () => ({}), answers: concerned }
	],
	'POST /(app)/awards/[announcement=uuid]?/revoke': [
		{
			path: ({ announcement }) => `/awards/${announcement}?/revoke`,
			form: () => ({ winner: nowhere, reason: 'It was played by somebody else.', submission: id() }),
			answers: nobodySignedIn
		}
	],
	'GET /(app)/awards/[announcement=uuid]/certificate/[winner=uuid]': [
		{ path: ({ announcement, win }) => `/awards/${announcement}/certificate/${win}`, answers: concerned },
		{ path: ({ announcement }) => `/awards/${announcement}/certificate/${nowhere}`, answers: nobodySignedIn }
	],

	'GET /(app)/team/meeting': [
		{ path: () => '/team/meeting', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/meeting?team=${team}`, answers: overseers }
	],
	'POST /(app)/team/meeting?/skill': [
		{
			path: ({ team }) => `/team/meeting?/skill&team=${team}`,
			form: () => ({ skill: 'advice' }),
			answers: 'in  404 404 404 303 404 303 404 303'
		},
		{
			path: ({ team }) => `/team/meeting?/skill&team=${team}`,
			form: () => ({ skill: 'charm' }),
			answers: 'in  404 404 404 400 404 400 404 400'
		},
		{ path: () => `/team/meeting?/skill&team=${nowhere}`, form: () => ({ skill: 'advice' }), answers: nobodySignedIn }
	],

	'GET /(public)/screen/[token]': [
		{ path: ({ screen }) => `/screen/${screen.token}?lang=fi`, answers: everybody },
		{ path: () => '/screen/nobody-made-this', answers: nobody }
	],
	'GET /(app)/screens': [{ path: () => '/screens', answers: 'in  404 404 404 404 404 200 200 200' }],
	'POST /(app)/screens?/make': [
		{
			path: () => '/screens?/make',
			form: ({ store }) => ({ storeId: store, name: 'Kitchen', locale: 'fi', submission: id() }),
			answers: managersHere
		}
	],
	'POST /(app)/screens?/revoke': [
		{ path: () => '/screens?/revoke', form: ({ screen }) => ({ screen: screen.id }), answers: managersHere }
	],

	'POST /(app)/account?/onScreen': [{ path: () => '/account?/onScreen', form: () => ({}), answers: inStores }],
	'POST /(app)/account?/offScreen': [{ path: () => '/account?/offScreen', form: () => ({}), answers: inStores }]
};
