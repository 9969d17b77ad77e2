import { readContent } from '../../scripts/content.ts';
import { answers } from './matrix/answers.ts';
import { assign } from './matrix/assign.ts';
import { recognition } from './matrix/recognition.ts';
import { kudos } from './matrix/kudos.ts';
import { definitions } from './matrix/definitions.ts';
import { awards } from './matrix/awards.ts';
import { faces } from './matrix/faces.ts';
import { credentials } from './matrix/credentials.ts';
import { inbox } from './matrix/inbox.ts';
import { practice } from './matrix/practice.ts';
import { doors } from './matrix/doors.ts';
import { lists } from './matrix/import.ts';
import { paths } from './matrix/paths.ts';
import { team } from './matrix/team.ts';
import { observations } from './matrix/observations.ts';
import { talks } from './matrix/talks.ts';
import { admins, eeroAlone, everybody, goesOn, id, nobody, nobodySignedIn, signedIn, type Row } from './matrix/rows.ts';

export { ACTORS, type Actor, type Row, type Subject } from './matrix/rows.ts';

const { sections } = readContent().lessons.greeting!.en!;
const section = sections[0]!.id;
const last = sections.find(({ pledge }) => pledge)!.id;

export const MATRIX: Record<string, Row[]> = {
	...answers,
	...assign,
	...recognition,
	...kudos,
	...definitions,
	...awards,
	...faces,
	...credentials,
	...practice,
	...paths,
	...lists,
	...inbox,
	...doors,
	...team,
	...observations,
	...talks,

	'GET /health': [{ path: () => '/health', answers: everybody }],
	'GET /health/ready': [{ path: () => '/health/ready', answers: everybody }],

	'GET /(public)/sign-in': [{ path: () => '/sign-in', answers: '200 303 303 303 303 303 303 303 303' }],
	'POST /(public)/sign-in?/in': [
		{
			path: () => '/sign-in?/in',
			form: () => ({ email: 'maya@halla.example', password: 'not this' }),
			answers: '400 303 303 303 303 303 303 303 303' // who is signed in is sent on
		}
	],
	'POST /(public)/sign-in?/demo': [{ path: () => '/sign-in?/demo', form: () => ({ as: 'nobody' }), answers: nobody }],
	'POST /(public)/sign-in?/out': [
		{ path: () => '/sign-in?/out', form: () => ({}), answers: '303 303 303 303 303 303 303 303 303' }
	],
	'GET /(public)/setup': [{ path: () => '/setup', answers: nobody }],
	'POST /(public)/setup': [
		{
			path: () => '/setup',
			form: () => ({
				token: 'x',
				company: 'B',
				timeZone: 'UTC',
				name: 'B',
				email: 'b@b.example',
				password: 'long enough',
				locale: 'en'
			}),
			answers: nobody
		}
	],
	'GET /(public)/preferences': [{ path: () => '/preferences', answers: '303 303 303 303 303 303 303 303 303' }],
	'POST /(public)/preferences': [
		{ path: () => '/preferences', form: () => ({ theme: 'dark' }), answers: '303 303 303 303 303 303 303 303 303' }
	],
	'GET /(public)/invitation/[token]': [{ path: () => '/invitation/nobody-made-this', answers: nobody }],
	'POST /(public)/invitation/[token]': [
		{ path: () => '/invitation/nobody-made-this', form: () => ({ password: 'long enough' }), answers: nobody }
	],

	'GET /(app)': [{ path: () => '/', answers: goesOn }],
	'GET /(app)/today': [{ path: () => '/today', answers: signedIn }],
	'GET /(app)/learn': [{ path: () => '/learn', answers: signedIn }],
	'GET /(app)/learn/[module]': [
		{ path: () => '/learn/greeting', answers: signedIn },
		{ path: () => '/learn/nothing', answers: nobodySignedIn }
	],
	'GET /(app)/learn/[module]/[section]': [{ path: () => `/learn/greeting/${section}`, answers: signedIn }],
	'POST /(app)/learn/[module]/[section]?/check': [
		{ path: () => `/learn/greeting/${section}?/check`, form: () => ({ option: '0' }), answers: signedIn }
	],
	'POST /(app)/learn/[module]/[section]?/helped': [
		{ path: () => `/learn/greeting/${section}?/helped`, form: () => ({ helped: 'yes' }), answers: signedIn },
		{ path: () => '/learn/greeting/nowhere?/helped', form: () => ({ helped: 'yes' }), answers: nobodySignedIn }
	],
	'POST /(app)/learn/[module]/[section]?/pledge': [
		{ path: () => `/learn/greeting/${last}?/pledge`, form: () => ({}), answers: signedIn },
		{ path: () => `/learn/greeting/${section}?/pledge`, form: () => ({}), answers: nobodySignedIn }
	],
	'POST /(app)/learn/[module]/[section]?/seen': [
		{ path: () => `/learn/greeting/${section}?/seen`, form: () => ({}), answers: goesOn }
	],
	'GET /(app)/roleplay': [{ path: () => '/roleplay', answers: signedIn }],
	'GET /(app)/roleplay/[scenario]': [
		{ path: () => '/roleplay/quiet-browser', answers: signedIn },
		{ path: () => '/roleplay/nobody', answers: nobodySignedIn }
	],
	'POST /(app)/roleplay/[scenario]': [
		{ path: () => '/roleplay/quiet-browser', form: () => ({ submission: id() }), answers: goesOn }
	],
	'GET /(app)/attempts/[attempt=uuid]': [{ path: ({ attempt }) => `/attempts/${attempt}`, answers: eeroAlone }],
	'POST /(app)/attempts/[attempt=uuid]': [
		{
			path: ({ attempt }) => `/attempts/${attempt}`,
			form: () => ({ turn: '50', reply: '0' }),
			answers: 'in  404 409 404 404 404 404 404 404'
		}
	],
	'GET /(app)/attempts/[attempt=uuid]/debrief': [
		{ path: ({ attempt }) => `/attempts/${attempt}/debrief`, answers: eeroAlone },
		// He let the lead of his team read this one, and nobody above her.
		{ path: ({ shared }) => `/attempts/${shared}/debrief`, answers: 'in  404 200 404 200 404 404 404 404' }
	],
	'POST /(app)/attempts/[attempt=uuid]/debrief?/rewind': [
		{
			path: ({ attempt }) => `/attempts/${attempt}/debrief?/rewind`,
			form: () => ({ turn: '1', submission: id() }),
			answers: 'in  404 303 404 404 404 404 404 404'
		}
	],
	'GET /(app)/attempts/[attempt=uuid]/models': [
		{ path: ({ attempt }) => `/attempts/${attempt}/models`, answers: eeroAlone }
	],
	'GET /(app)/rewinds/[rewind=uuid]': [{ path: ({ rewind }) => `/rewinds/${rewind}`, answers: eeroAlone }],
	'POST /(app)/rewinds/[rewind=uuid]': [
		{
			path: ({ rewind }) => `/rewinds/${rewind}`,
			form: () => ({ turn: '50', reply: '0' }),
			answers: 'in  404 409 404 404 404 404 404 404'
		}
	],
	'GET /(app)/team/roleplay': [{ path: () => '/team/roleplay', answers: 'in  404 404 404 200 200 200 200 200' }],
	'GET /(app)/team/roleplay/[scenario]': [
		{ path: () => '/team/roleplay/quiet-browser', answers: 'in  404 404 404 200 200 200 200 200' },
		{ path: () => '/team/roleplay/nobody', answers: nobodySignedIn }
	],
	'GET /(app)/account': [{ path: () => '/account', answers: signedIn }],
	'POST /(app)/account?/password': [
		{
			path: () => '/account?/password',
			form: () => ({ currentPassword: 'not this', newPassword: 'long enough' }),
			answers: 'in  400 400 400 400 400 400 400 400'
		}
	],

	'GET /(admin)/admin': [{ path: () => '/admin', answers: 'in  404 404 404 404 404 404 404 303' }],
	'GET /(admin)/admin/people': [{ path: () => '/admin/people', answers: admins }],
	'POST /(admin)/admin/people?/unit': [
		{
			path: () => '/admin/people?/unit',
			form: ({ store }) => ({ kind: 'team', name: 'Slippers', parentId: store, submission: id() }),
			answers: admins
		}
	],
	'POST /(admin)/admin/people?/person': [
		{
			path: () => '/admin/people?/person',
			form: ({ team }) => ({
				name: 'New Hand',
				email: 'new@halla.example',
				place: `learner:${team}`,
				submission: id()
			}),
			answers: admins
		}
	],
	'POST /(admin)/admin/people?/invite': [
		// Nobody of the cast waits for an invitation, and who has joined needs none.
		{
			path: () => '/admin/people?/invite',
			form: ({ wei }) => ({ personId: wei }),
			answers: nobodySignedIn
		}
	],
	'POST /(admin)/admin/people?/leave': [
		{ path: () => '/admin/people?/leave', form: ({ wei }) => ({ personId: wei }), answers: admins }
	],
	'POST /(admin)/admin/people?/erase': [
		// Nobody who still works here.
		{ path: () => '/admin/people?/erase', form: ({ sanne }) => ({ personId: sanne }), answers: nobodySignedIn }
	],
	'GET /(admin)/admin/content': [{ path: () => '/admin/content', answers: admins }],
	'GET /(admin)/admin/content/[scenario]': [
		{ path: () => '/admin/content/quiet-browser', answers: admins },
		{ path: () => '/admin/content/nobody', answers: nobodySignedIn }
	]
};
