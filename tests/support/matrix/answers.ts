import { nobodySignedIn, overseers, signedIn, type Row } from './rows.ts';

export const answers: Record<string, Row[]> = {
	'GET /(app)/answers': [
		{ path: () => '/answers', answers: signedIn },
		{ path: () => '/answers?q=recipet', answers: signedIn },
		{ path: () => '/answers?q=xyzzyq', answers: signedIn }
	],
	'GET /(app)/answers/[answer]': [
		{ path: ({ answer }) => `/answers/${answer}`, answers: signedIn },
		{ path: () => '/answers/constructor', answers: nobodySignedIn }
	],
	'POST /(app)/answers/[answer]?/helped': [
		{
			path: ({ answer }) => `/answers/${answer}?/helped`,
			form: () => ({ helped: 'no', note: 'Who may sign?' }),
			answers: signedIn
		},
		{ path: () => '/answers/constructor?/helped', form: () => ({ helped: 'yes' }), answers: nobodySignedIn }
	],
	'GET /(app)/team/answers': [
		{ path: () => '/team/answers', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/answers?team=${team}`, answers: overseers }
	]
};
