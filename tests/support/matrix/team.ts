import { nobodySignedIn, nowhere, overseers, type Row } from './rows.ts';

/** Who looks after teams at all sees the first of their own. */
const ownTeam = 'in  404 404 404 200 200 200 200 200';
/** A whole store is its manager's, and whoever is above. */
const wholeStore = 'in  404 404 404 404 404 200 404 200';

export const team: Record<string, Row[]> = {
	'GET /(app)/team': [
		{ path: () => '/team', answers: ownTeam },
		{ path: ({ team }) => `/team?team=${team}`, answers: overseers },
		{ path: ({ team }) => `/team?team=${team}&list=overdue&page=2`, answers: overseers },
		{ path: ({ store }) => `/team?team=${store}`, answers: wholeStore },
		{ path: () => `/team?team=${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/team?/remind': [
		{
			path: ({ team }) => `/team?/remind&team=${team}`,
			form: ({ wei }) => ({ personId: wei, subject: 'defensive-or-service' }),
			answers: 'in  403 403 404 200 404 200 404 200'
		},
		{
			path: ({ team }) => `/team?/remind&team=${team}`,
			form: () => ({ all: 'overdue' }),
			answers: 'in  403 403 404 200 404 200 404 200'
		},
		{
			path: ({ store }) => `/team?/remind&team=${store}`,
			form: () => ({ all: 'overdue' }),
			answers: wholeStore
		},
		{
			path: ({ team }) => `/team?/remind&team=${team}`,
			form: () => ({ all: 'everybody' }),
			answers: 'in  404 404 404 400 404 400 404 400'
		}
	],
	'GET /(app)/team/people': [
		{ path: () => '/team/people', answers: ownTeam },
		{ path: ({ team }) => `/team/people?team=${team}&show=overdue&sort=need&every=1`, answers: overseers },
		{ path: ({ store }) => `/team/people?team=${store}`, answers: wholeStore }
	],
	'GET /(app)/team/export': [
		{ path: ({ team }) => `/team/export?team=${team}`, answers: overseers },
		{ path: ({ store }) => `/team/export?team=${store}`, answers: wholeStore },
		{ path: ({ company }) => `/team/export?team=${company}`, answers: nobodySignedIn },
		{ path: () => '/team/export', answers: nobodySignedIn }
	],
	'GET /(app)/team/more': [{ path: () => '/team/more', answers: ownTeam }]
};
