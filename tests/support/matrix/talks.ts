import { admins, id, nobodySignedIn, nowhere, overseers, signedIn, type Row } from './rows.ts';

/** Lotta leads the team and Omar manages the store; Saga administers the company, and coaches nobody. */
const coaches = 'in  404 404 404 200 404 200 404 404';
/** Eero's talk is with Lotta: her manager and the administrator are outside. */
const theTwo = 'in  404 200 404 200 404 404 404 404';
const words = { day: '2026-11-17', wentWell: 'You asked first.', skill: 'listening', nextStep: 'Again on Friday.' };

export const talks: Record<string, Row[]> = {
	'GET /(app)/skills': [{ path: () => '/skills', answers: signedIn }],
	'GET /(app)/talks': [{ path: () => '/talks', answers: signedIn }],
	'GET /(app)/talks/[talk=uuid]': [
		{ path: ({ talk }) => `/talks/${talk}`, answers: theTwo },
		{ path: () => `/talks/${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/talks/[talk=uuid]?/agree': [
		// Not to the words that stand there.
		{
			path: ({ talk }) => `/talks/${talk}?/agree`,
			form: () => ({ read: '2026-01-01T00:00:00.000Z' }),
			answers: 'in  404 409 404 403 404 404 404 404'
		}
	],
	'POST /(app)/talks/[talk=uuid]?/change': [
		// They have agreed on it.
		{
			path: ({ talk }) => `/talks/${talk}?/change`,
			form: () => words,
			answers: 'in  404 403 404 409 404 404 404 404'
		}
	],
	'GET /(app)/team/people/[person=uuid]': [
		{ path: ({ wei }) => `/team/people/${wei}`, answers: overseers },
		{ path: () => `/team/people/${nowhere}`, answers: nobodySignedIn }
	],
	'GET /(app)/team/people/[person=uuid]/talk': [{ path: ({ wei }) => `/team/people/${wei}/talk`, answers: coaches }],
	'POST /(app)/team/people/[person=uuid]/talk': [
		{
			path: ({ wei }) => `/team/people/${wei}/talk`,
			form: () => ({ ...words, submission: id() }),
			answers: 'in  404 404 404 303 404 303 404 404'
		}
	],

	'GET /(admin)/admin/coaching': [{ path: () => '/admin/coaching', answers: admins }],
	'POST /(admin)/admin/coaching': [{ path: () => '/admin/coaching', form: () => ({ sharing: 'on' }), answers: admins }],
	// In this order, so that what is shared stays so: the row of the debrief comes later.
	'POST /(app)/attempts/[attempt=uuid]/debrief?/takeBack': [
		{
			path: ({ shared }) => `/attempts/${shared}/debrief?/takeBack`,
			form: () => ({}),
			answers: 'in  404 200 404 404 404 404 404 404'
		}
	],
	'POST /(app)/attempts/[attempt=uuid]/debrief?/share': [
		{
			path: ({ shared }) => `/attempts/${shared}/debrief?/share`,
			form: () => ({}),
			answers: 'in  404 200 404 404 404 404 404 404'
		}
	]
};
