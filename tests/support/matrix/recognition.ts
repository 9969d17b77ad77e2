import { admins, id, nobodySignedIn, nowhere, overseers, signedIn, type Row } from './rows.ts';

const ofTeam = 'in  200 200 404 200 404 200 404 200';
const ofStore = 'in  200 200 404 200 200 200 404 200';

export const recognition: Record<string, Row[]> = {
	'GET /(app)/boards': [
		{ path: () => '/boards', answers: signedIn },
		{ path: ({ team }) => `/boards?team=${team}`, answers: ofTeam },
		{ path: ({ store }) => `/boards?store=${store}&within=region&period=2026-Q4`, answers: ofStore }
	],
	'POST /(app)/boards?/hide': [{ path: () => '/boards?/hide', form: () => ({}), answers: signedIn }],
	'POST /(app)/boards?/show': [{ path: () => '/boards?/show', form: () => ({}), answers: signedIn }],
	'GET /(app)/boards/export': [
		{ path: ({ team }) => `/boards/export?team=${team}`, answers: ofTeam },
		{ path: ({ store }) => `/boards/export?team=${store}`, answers: 'in  404 404 404 404 404 404 404 404' }
	],
	'GET /(app)/boards/hall-of-fame': [
		{ path: () => '/boards/hall-of-fame', answers: signedIn },
		{ path: ({ store }) => `/boards/hall-of-fame?store=${store}`, answers: ofStore }
	],

	'GET /(app)/points': [{ path: () => '/points', answers: signedIn }],
	'GET /(app)/team/points': [
		{ path: () => '/team/points', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/points?team=${team}`, answers: overseers },
		{ path: ({ team, wei }) => `/team/points?team=${team}&person=${wei}`, answers: overseers },
		{ path: ({ team }) => `/team/points?team=${team}&person=${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/team/points?/correct': [
		{
			path: ({ team, wei }) => `/team/points?/correct&team=${team}&person=${wei}`,
			form: ({ wei }) => ({
				...{ personId: wei, direction: 'add', points: '1', note: 'The tablet was offline.' },
				submission: id()
			}),
			answers: 'in  404 404 404 403 404 200 404 200'
		}
	],
	'POST /(app)/team/points?/looked': [
		{
			path: ({ team }) => `/team/points?/looked&team=${team}`,
			form: () => ({ flag: nowhere }),
			answers: nobodySignedIn
		},
		{ path: ({ team }) => `/team/points?/looked&team=${team}`, form: ({ flag }) => ({ flag }), answers: overseers }
	],
	'POST /(app)/team?/looked': [
		{ path: ({ team }) => `/team?/looked&team=${team}`, form: ({ flag }) => ({ flag }), answers: overseers }
	],

	'GET /(admin)/admin/recognition': [{ path: () => '/admin/recognition', answers: admins }],
	'POST /(admin)/admin/recognition': [
		{ path: () => '/admin/recognition', form: () => ({ shown: 'ranks' }), answers: admins }
	]
};
