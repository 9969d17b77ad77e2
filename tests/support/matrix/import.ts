import { admins, id, nobodySignedIn, nowhere, type Row } from './rows.ts';

const adminsHandIn = 'in  404 404 404 404 404 404 404 400';

/** What a list says, and even that there is one, is for administrators. */
export const lists: Record<string, Row[]> = {
	'GET /(admin)/admin/people/import': [{ path: () => '/admin/people/import', answers: admins }],
	'POST /(admin)/admin/people/import': [
		{ path: () => '/admin/people/import', form: () => ({ submission: id() }), answers: adminsHandIn } // no file
	],
	'GET /(admin)/admin/people/import/template': [{ path: () => '/admin/people/import/template', answers: admins }],
	'GET /(admin)/admin/people/import/[import=uuid]': [
		{ path: () => `/admin/people/import/${nowhere}`, answers: nobodySignedIn }
	],
	'GET /(admin)/admin/people/import/[import=uuid]/problems': [
		{ path: () => `/admin/people/import/${nowhere}/problems`, answers: nobodySignedIn }
	],
	'POST /(admin)/admin/people/import/[import=uuid]?/again': [
		{
			path: () => `/admin/people/import/${nowhere}?/again`,
			form: () => ({ submission: id() }),
			answers: nobodySignedIn
		}
	],
	'POST /(admin)/admin/people/import/[import=uuid]?/commit': [
		{ path: () => `/admin/people/import/${nowhere}?/commit`, form: () => ({ without: '0' }), answers: nobodySignedIn }
	],
	'POST /(admin)/admin/people/import/[import=uuid]?/undo': [
		{ path: () => `/admin/people/import/${nowhere}?/undo`, form: () => ({}), answers: nobodySignedIn }
	],
	'POST /(admin)/admin/people?/move': [
		{
			path: () => '/admin/people?/move',
			form: ({ team }) => ({ personId: nowhere, place: `learner:${team}` }),
			answers: nobodySignedIn
		}
	]
};
