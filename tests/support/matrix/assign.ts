import { id, nobodySignedIn, nowhere, overseers, type Row } from './rows.ts';

/** Who looks after teams at all sees the first of their own. */
const ownTeam = 'in  404 404 404 200 200 200 200 200';
/** A whole store is its manager's, and whoever is above. */
const wholeStore = 'in  404 404 404 404 404 200 404 200';
/** A learner sees her team, and may not ask anything of it. */
const asking = 'in  403 403 404 303 404 303 404 303';
const wish = { modules: 'greeting', dueOn: '2026-12-01' };
const reason = 'She taught it in her last shop.';

export const assign: Record<string, Row[]> = {
	'GET /(app)/team/assign': [
		{ path: () => '/team/assign', answers: ownTeam },
		{ path: ({ team }) => `/team/assign?team=${team}`, answers: overseers },
		{ path: ({ wei }) => `/team/assign?person=${wei}&role=lead&name=%25`, answers: overseers },
		{ path: ({ store }) => `/team/assign?team=${store}&ticked=all`, answers: wholeStore },
		{ path: () => `/team/assign?person=${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/team/assign': [
		{
			path: ({ team }) => `/team/assign?team=${team}`,
			form: ({ wei }) => ({ ...wish, audience: 'people', people: wei, submission: id() }),
			answers: asking
		},
		{
			path: ({ store }) => `/team/assign?team=${store}`,
			form: ({ wei }) => ({ ...wish, audience: 'people', people: wei, submission: id() }),
			answers: 'in  404 404 404 404 404 303 404 303'
		},
		{
			path: ({ team }) => `/team/assign?team=${team}`,
			form: () => ({ ...wish, audience: 'people', people: nowhere, submission: id() }),
			answers: 'in  403 403 404 404 404 404 404 404'
		}
	],
	'GET /(app)/team/assignments': [
		{ path: () => '/team/assignments', answers: ownTeam },
		{ path: ({ team }) => `/team/assignments?team=${team}`, answers: overseers },
		{ path: ({ store }) => `/team/assignments?team=${store}`, answers: wholeStore }
	],
	'POST /(app)/team/assignments?/extend': [
		{
			path: ({ team }) => `/team/assignments?/extend&team=${team}`,
			form: ({ batch, sanne }) => ({ batch, people: sanne, dueOn: '2026-12-20', submission: id() }),
			answers: overseers
		},
		{
			path: ({ team }) => `/team/assignments?/extend&team=${team}`,
			form: () => ({ batch: nowhere, dueOn: '2026-12-20', submission: id() }),
			answers: nobodySignedIn
		}
	],
	'POST /(app)/team/assignments?/joiners': [
		{
			path: ({ team }) => `/team/assignments?/joiners&team=${team}`,
			form: () => ({}),
			answers: 'in  403 403 404 200 404 200 404 200'
		},
		{ path: ({ store }) => `/team/assignments?/joiners&team=${store}`, form: () => ({}), answers: nobodySignedIn }
	],
	'GET /(app)/team/assignments/[batch=uuid]': [
		{ path: ({ batch, team }) => `/team/assignments/${batch}?team=${team}`, answers: overseers },
		{ path: ({ batch, store }) => `/team/assignments/${batch}?team=${store}`, answers: wholeStore },
		{ path: ({ team }) => `/team/assignments/${nowhere}?team=${team}`, answers: nobodySignedIn }
	],
	'POST /(app)/team/assignments/[batch=uuid]?/extend': [
		{
			path: ({ batch, team }) => `/team/assignments/${batch}?/extend&team=${team}`,
			form: ({ sanne }) => ({ people: sanne, dueOn: '2026-12-21', submission: id() }),
			answers: overseers
		}
	],
	'POST /(app)/team/assignments/[batch=uuid]?/waive': [
		{
			path: ({ batch, team }) => `/team/assignments/${batch}?/waive&team=${team}`,
			form: ({ sanne }) => ({ people: sanne, reason, submission: id() }),
			answers: overseers
		},
		{
			path: ({ batch, team }) => `/team/assignments/${batch}?/waive&team=${team}`,
			form: () => ({ reason, submission: id() }),
			answers: 'in  404 404 404 400 404 400 404 400' // the page that would say so does not exist for the others
		}
	],
	'POST /(app)/team/assignments/[batch=uuid]?/withdraw': [
		{
			path: ({ batch, team }) => `/team/assignments/${batch}?/withdraw&team=${team}`,
			form: ({ sanne }) => ({ people: sanne, submission: id() }),
			answers: overseers
		}
	]
};
