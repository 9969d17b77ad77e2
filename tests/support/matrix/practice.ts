import { id, nobodySignedIn, nowhere, signedIn, type Row } from './rows.ts';

/** Spaced practice is everybody's own: there is nothing of anybody else to ask for. */
export const practice: Record<string, Row[]> = {
	'GET /(app)/practice': [
		{ path: () => '/practice', answers: signedIn },
		{ path: () => '/practice?anyway', answers: signedIn },
		{ path: () => `/practice?shown=${nowhere}`, answers: nobodySignedIn }
	],
	'POST /(app)/practice?/answer': [
		// Nothing that was opened for anybody.
		{
			path: () => '/practice?/answer',
			form: () => ({ item: 'L3/nothing', day: '2026-11-18', option: '0', submission: id() }),
			answers: nobodySignedIn
		}
	],
	'POST /(app)/practice?/rhythm': [{ path: () => '/practice?/rhythm', form: () => ({ days: '6' }), answers: signedIn }]
};
