import { everybody, id, nobodySignedIn, nowhere, overseers, signedIn, type Row } from './rows.ts';

const evidence = 'Put the boxes down and said hello.';
/** Who looks after some team. */
const leads = 'in  404 404 404 200 200 200 200 200';
/** Eero's, by his lead: the two of them, and those above. */
const concerned = 'in  404 200 404 200 404 200 404 200';

export const observations: Record<string, Row[]> = {
	'GET /(app)/observe': [
		{ path: () => '/observe', answers: leads },
		{ path: ({ team }) => `/observe?team=${team}`, answers: overseers },
		{ path: ({ wei }) => `/observe?person=${wei}`, answers: overseers },
		{ path: () => `/observe?person=${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/observe': [
		{
			path: () => '/observe',
			form: ({ wei }) => ({ personId: wei, 'mark-greeting': '2', evidence, submission: id() }),
			answers: 'in  404 404 404 303 404 303 404 303'
		},
		// A card that somebody else filled in on the same phone.
		{
			path: () => '/observe',
			form: ({ wei }) => ({ personId: wei, 'mark-greeting': '2', evidence, by: nowhere, submission: id() }),
			answers: 'in  404 404 404 403 403 403 403 403'
		}
	],
	'GET /(app)/observe/given': [
		{ path: () => '/observe/given', answers: leads },
		{ path: ({ team }) => `/observe/given?team=${team}`, answers: overseers }
	],

	'GET /(app)/observations': [{ path: () => '/observations', answers: signedIn }],
	'POST /(app)/observations?/watch': [
		// Those who look after teams are in none.
		{
			path: () => '/observations?/watch',
			form: () => ({ skill: 'greeting', note: 'when it is full', submission: id() }),
			answers: 'in  200 200 200 400 400 400 400 400'
		}
	],
	'POST /(app)/observations?/takeBack': [
		{ path: () => '/observations?/takeBack', form: () => ({ watch: nowhere }), answers: nobodySignedIn }
	],

	'GET /(app)/observations/[observation=uuid]': [
		{ path: ({ observation }) => `/observations/${observation}`, answers: concerned },
		{ path: () => `/observations/${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/observations/[observation=uuid]?/read': [
		{
			path: ({ observation }) => `/observations/${observation}?/read`,
			form: () => ({}),
			answers: 'in  404 200 404 404 404 404 404 404'
		}
	],
	'POST /(app)/observations/[observation=uuid]?/answer': [
		// He has answered, more than a day ago.
		{
			path: ({ observation }) => `/observations/${observation}?/answer`,
			form: () => ({ answer: 'Thank you!' }),
			answers: 'in  404 409 404 404 404 404 404 404'
		}
	],

	'GET /(public)/offline': [{ path: () => '/offline', answers: everybody }]
};
