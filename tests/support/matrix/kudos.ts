import { id, nobodySignedIn, overseers, signedIn, type Row } from './rows.ts';

const reason = 'It names a customer.';
const moment = 'He carried her shopping to the tram, in the rain.';
const shoes = 'in  200 200 404 200 200 200 404 200';

export const kudos: Record<string, Row[]> = {
	'GET /(app)/kudos': [
		{ path: () => '/kudos', answers: signedIn },
		{ path: () => '/kudos?view=mine', answers: signedIn },
		{ path: () => '/kudos?view=reports', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ store }) => `/kudos?store=${store}`, answers: shoes },
		{ path: ({ team }) => `/kudos?team=${team}`, answers: 'in  200 200 404 200 200 200 404 404' },
		{ path: ({ team, store }) => `/kudos?team=${team}&store=${store}`, answers: shoes },
		// Eero gave it to Wei, who alone may answer it.
		{ path: ({ thanks }) => `/kudos?answers=${thanks}`, answers: nobodySignedIn }
	],
	'POST /(app)/kudos': [
		{
			path: () => '/kudos',
			form: ({ wei }) => ({ toId: wei, practice: 'R4', moment, submission: id() }),
			answers: 'in  303 303 404 303 303 303 404 303'
		}
	],
	'GET /(app)/kudos/[thanks=uuid]': [{ path: ({ thanks }) => `/kudos/${thanks}`, answers: shoes }],
	'POST /(app)/kudos/[thanks=uuid]?/report': [
		{ path: ({ thanks }) => `/kudos/${thanks}?/report`, form: () => ({ reason }), answers: shoes }
	],
	'POST /(app)/kudos/[thanks=uuid]?/keep': [
		{
			path: ({ thanks }) => `/kudos/${thanks}?/keep`,
			form: () => ({}),
			answers: 'in  403 403 404 303 403 303 404 303'
		}
	],
	// Once it is hidden, it is gone for those who only saw it.
	'POST /(app)/kudos/[thanks=uuid]?/hide': [
		{
			path: ({ thanks }) => `/kudos/${thanks}?/hide`,
			form: () => ({ reason }),
			answers: 'in  403 403 404 303 404 409 404 409'
		}
	],

	'GET /(app)/team/goal': [
		{ path: () => '/team/goal', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/goal?team=${team}`, answers: overseers }
	],
	'POST /(app)/team/goal': [
		{
			path: ({ team }) => `/team/goal?team=${team}`,
			form: () => ({ month: '2026-11', measure: 'thanks', target: '12', submission: id() }),
			answers: 'in  403 403 404 303 404 303 404 303'
		}
	]
};
