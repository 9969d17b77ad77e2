import { id, managersHere, signedIn, type Row } from './rows.ts';

const moment = 'She knelt down, measured the boy’s teddy bear first, and then his feet.';
/** Who may nominate in Shoes: everybody who works there, and those above. */
const nominators = 'in  200 200 404 200 200 200 404 200';

/** In the order of a round's life: nominated while it is open, then closed, shortlisted and decided by Omar. */
export const awards: Record<string, Row[]> = {
	'GET /(app)/awards': [{ path: () => '/awards', answers: signedIn }],
	'GET /(app)/awards/export': [{ path: () => '/awards/export', answers: signedIn }],
	'GET /(app)/awards/rounds': [{ path: () => '/awards/rounds', answers: 'in  404 404 404 404 404 200 200 200' }],
	'POST /(app)/awards/rounds': [
		{
			path: () => '/awards/rounds',
			form: ({ store }) => ({ award: 'empathy-award', unitId: store, period: '2026-11', nominationsUntil: '' }),
			answers: 'in  404 404 404 404 404 303 404 303'
		}
	],
	'GET /(app)/awards/rounds/[round=uuid]': [{ path: ({ round }) => `/awards/rounds/${round}`, answers: managersHere }],

	'GET /(app)/awards/nominate': [{ path: () => '/awards/nominate', answers: signedIn }],
	'GET /(app)/awards/nominate/[round=uuid]': [
		{ path: ({ round }) => `/awards/nominate/${round}`, answers: nominators }
	],
	'POST /(app)/awards/nominate/[round=uuid]': [
		{
			path: ({ round }) => `/awards/nominate/${round}`,
			form: ({ sanne }) => ({ nominee: sanne, practice: 'L1', moment, submission: id() }),
			answers: 'in  200 200 404 409 200 200 404 200' // Lotta has nominated already
		}
	],

	'POST /(app)/awards/rounds/[round=uuid]?/close': [
		{
			path: ({ round }) => `/awards/rounds/${round}?/close`,
			form: () => ({ submission: id() }),
			answers: 'in  404 404 404 404 404 303 404 409'
		}
	],
	'POST /(app)/awards/rounds/[round=uuid]?/pick': [
		{
			path: ({ round }) => `/awards/rounds/${round}?/pick`,
			form: () => ({ letters: 'A', submission: id() }),
			answers: 'in  404 404 404 404 404 303 404 409'
		}
	],
	'POST /(app)/awards/rounds/[round=uuid]?/decide': [
		{
			path: ({ round }) => `/awards/rounds/${round}?/decide`,
			form: () => ({ outcome: 'none', reason: 'A month in which nobody stood out for us all.', submission: id() }),
			answers: 'in  404 404 404 404 404 303 404 409'
		}
	],
	'POST /(app)/awards/rounds/[round=uuid]?/withdraw': [
		{
			path: ({ round }) => `/awards/rounds/${round}?/withdraw`,
			form: () => ({ submission: id() }),
			answers: 'in  404 404 404 404 404 409 404 409'
		}
	]
};
