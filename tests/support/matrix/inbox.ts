import { admins, everybody, nobody, nobodySignedIn, nowhere, signedIn, type Row } from './rows.ts';

const key = '0'.repeat(40);
const refused = 'in  400 400 400 400 400 400 400 400';
const hours = { quietFrom: '20', quietUntil: '7', timeZone: '' };

/** What reaches people: inbox, mail, calendar; and the queue that it goes through. */
export const inbox: Record<string, Row[]> = {
	'GET /(app)/inbox': [{ path: () => '/inbox', answers: signedIn }],
	'POST /(app)/inbox?/open': [
		{ path: () => '/inbox?/open', form: () => ({ notice: nowhere }), answers: nobodySignedIn }
	],
	'POST /(app)/inbox?/readAll': [{ path: () => '/inbox?/readAll', form: () => ({}), answers: signedIn }],
	'GET /(app)/account/mail': [{ path: () => '/account/mail', answers: signedIn }],
	'POST /(app)/account/mail': [
		{ path: () => '/account/mail', form: () => ({ topics: 'due', hour: '9', ...hours }), answers: signedIn },
		{ path: () => '/account/mail', form: () => ({ topics: 'due', hour: '21', ...hours }), answers: refused }
	],
	'GET /(app)/account/calendar': [{ path: () => '/account/calendar', answers: signedIn }],
	'POST /(app)/account/calendar?/make': [
		{ path: () => '/account/calendar?/make', form: () => ({}), answers: signedIn }
	],
	'POST /(app)/account/calendar?/stop': [
		{ path: () => '/account/calendar?/stop', form: () => ({}), answers: signedIn }
	],
	'GET /(public)/calendar/[token]': [{ path: () => `/calendar/${key}`, answers: nobody }],
	'GET /(public)/unsubscribe/[key]/[topic]': [{ path: () => `/unsubscribe/${key}/due`, answers: nobody }],
	'POST /(public)/unsubscribe/[key]/[topic]': [
		{ path: () => `/unsubscribe/${key}/due`, form: () => ({}), answers: nobody }
	],
	'GET /(public)/unsubscribe/[key]/[topic]/again': [
		{ path: () => `/unsubscribe/${key}/due/again`, answers: everybody.replaceAll('200', '303') }
	],
	'POST /(public)/unsubscribe/[key]/[topic]/again': [
		{ path: () => `/unsubscribe/${key}/due/again`, form: () => ({}), answers: nobody }
	],
	'GET /(admin)/admin/jobs': [{ path: () => '/admin/jobs', answers: admins }],
	'POST /(admin)/admin/jobs?/retry': [
		{ path: () => '/admin/jobs?/retry', form: () => ({ job: nowhere }), answers: nobodySignedIn }
	],
	'POST /(admin)/admin/jobs?/retryAll': [{ path: () => '/admin/jobs?/retryAll', form: () => ({}), answers: admins }],
	'POST /(admin)/admin/jobs?/discard': [
		{ path: () => '/admin/jobs?/discard', form: () => ({ job: nowhere }), answers: nobodySignedIn }
	]
};
