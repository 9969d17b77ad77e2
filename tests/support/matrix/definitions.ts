import { id, managersHere, nobodySignedIn, overseers, type Row } from './rows.ts';

const decides = 'in  404 404 404 404 404 303 404 303';
const form = (name: string) => ({
	...{ name, who: 'person-thanks', scope: 'store', period: 'month', pathBy: '' },
	...{ minServiceDays: '0', minThanksFrom: '0', minAnswers: '10', maxWinners: '2', cooldownMonths: '1' },
	...{ nominators: 'everybody', deciders: 'manager', evidence: 'thanks' },
	submission: id()
});

/** The rules of Shoes; in the end they are as they came, but for two awards of its own. */
export const definitions: Record<string, Row[]> = {
	'GET /(app)/awards/definitions': [
		{ path: () => '/awards/definitions', answers: 'in  404 404 404 404 404 200 200 200' },
		{ path: ({ store }) => `/awards/definitions?unit=${store}`, answers: managersHere },
		{ path: ({ team }) => `/awards/definitions?unit=${team}`, answers: nobodySignedIn },
		{ path: ({ company }) => `/awards/definitions?unit=${company}`, answers: 'in  404 404 404 404 404 404 404 200' }
	],
	'GET /(app)/awards/definitions/new': [
		{ path: ({ store }) => `/awards/definitions/new?unit=${store}`, answers: managersHere }
	],
	'POST /(app)/awards/definitions/new': [
		{
			path: ({ store }) => `/awards/definitions/new?unit=${store}`,
			form: () => form('Quick to help'),
			answers: decides
		}
	],
	'GET /(app)/awards/definitions/[key]': [
		{ path: ({ store }) => `/awards/definitions/most-thanks?unit=${store}`, answers: managersHere },
		{ path: ({ store }) => `/awards/definitions/nothing?unit=${store}`, answers: nobodySignedIn }
	],
	'POST /(app)/awards/definitions/[key]?/retire': [
		{
			path: ({ store }) => `/awards/definitions/most-thanks?/retire&unit=${store}`,
			form: () => ({ submission: id() }),
			answers: decides
		}
	],
	'POST /(app)/awards/definitions/[key]?/save': [
		{
			path: ({ store }) => `/awards/definitions/most-thanks?/save&unit=${store}`,
			form: () => form(''),
			answers: decides
		}
	],
	'POST /(app)/awards/definitions/[key]?/reset': [
		{
			path: ({ store }) => `/awards/definitions/most-thanks?/reset&unit=${store}`,
			form: () => ({ submission: id() }),
			answers: 'in  404 404 404 404 404 303 404 409' // there is nothing left to take back
		}
	],

	'GET /(app)/team/readings': [
		{ path: () => '/team/readings', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: ({ team }) => `/team/readings?team=${team}`, answers: overseers }
	],
	'POST /(app)/team/readings': [
		{
			path: ({ team }) => `/team/readings?team=${team}`,
			form: () => ({
				...{ indicator: 'csat', personId: '', month: '2026-11', n: '40', favourable: '31' },
				submission: id()
			}),
			answers: 'in  404 404 404 403 404 303 404 303' // the lead sees them, and those above enter them
		}
	]
};
