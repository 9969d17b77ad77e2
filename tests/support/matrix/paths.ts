import { nobodySignedIn, nowhere, overseers, signedIn, type Row } from './rows.ts';

/** Eero's own, and of those who look after him. */
const eeroAndAbove = 'in  404 200 404 200 404 200 404 200';

export const paths: Record<string, Row[]> = {
	'GET /(app)/paths/[path]': [
		{ path: () => '/paths/first-week', answers: signedIn },
		{ path: () => '/paths/lead-a-team', answers: signedIn },
		{ path: () => '/paths/constructor', answers: nobodySignedIn }
	],
	'POST /(app)/paths/[path]?/certificate': [
		// Eero and Kaisa have finished it.
		{ path: () => '/paths/first-week?/certificate', form: () => ({}), answers: 'in  409 303 303 409 409 409 409 409' },
		{ path: () => '/paths/constructor?/certificate', form: () => ({}), answers: nobodySignedIn }
	],
	'GET /(app)/certificates/[certificate=uuid]': [
		{ path: ({ certificate }) => `/certificates/${certificate}`, answers: eeroAndAbove },
		{ path: () => `/certificates/${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/certificates/[certificate=uuid]?/revoke': [
		{
			path: ({ certificate }) => `/certificates/${certificate}?/revoke`,
			form: () => ({ reason: 'Somebody else had played it.' }),
			answers: 'in  404 404 404 403 404 200 404 200'
		}
	],
	'GET /(app)/team/certificates': [
		{ path: () => '/team/certificates', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/certificates?team=${team}`, answers: overseers }
	],
	'POST /(app)/today?/pledge': [
		{ path: () => '/today?/pledge', form: () => ({ pledge: nowhere, kept: 'yes' }), answers: nobodySignedIn },
		{
			path: () => '/today?/pledge',
			form: () => ({ pledge: 'x', kept: 'perhaps' }),
			answers: 'in  400 400 400 400 400 400 400 400'
		}
	]
};
