import { everybody, id, nobody, nobodySignedIn, nowhere, type Row } from './rows.ts';

/** Public to whoever has the link; made by the winner alone, who is none of the actors. */
export const credentials: Record<string, Row[]> = {
	'GET /(app)/awards/[announcement=uuid]/badge/[winner=uuid]': [
		{ path: ({ announcement, win }) => `/awards/${announcement}/badge/${win}`, answers: nobodySignedIn }
	],
	'POST /(app)/awards/[announcement=uuid]/badge/[winner=uuid]': [
		{
			path: ({ announcement, win }) => `/awards/${announcement}/badge/${win}`,
			form: () => ({ submission: id() }),
			answers: nobodySignedIn
		}
	],
	'GET /(public)/verify': [{ path: () => '/verify', answers: everybody }],
	'POST /(public)/verify': [{ path: () => '/verify', form: () => ({ badge: '{}' }), answers: everybody }],
	'GET /(public)/verify/issuer': [{ path: () => '/verify/issuer', answers: everybody }],
	'GET /(public)/verify/revocations': [{ path: () => '/verify/revocations', answers: everybody }],
	'GET /(public)/verify/[credential=uuid]': [
		{ path: ({ badge }) => `/verify/${badge}`, answers: everybody },
		{ path: ({ certificate }) => `/verify/${certificate}`, answers: everybody },
		{ path: () => `/verify/${nowhere}`, answers: nobody }
	],
	'POST /(public)/verify/[credential=uuid]': [
		{ path: ({ badge }) => `/verify/${badge}`, form: () => ({ email: 'femke@halla.example' }), answers: everybody },
		{ path: () => `/verify/${nowhere}`, form: () => ({ email: 'femke@halla.example' }), answers: nobody }
	],
	'GET /(public)/verify/[credential=uuid]/credential': [
		{ path: ({ badge }) => `/verify/${badge}/credential`, answers: everybody },
		{ path: () => `/verify/${nowhere}/credential`, answers: nobody }
	],
	'GET /(public)/verify/[credential=uuid]/badge': [
		{ path: ({ badge }) => `/verify/${badge}/badge`, answers: everybody },
		{ path: () => `/verify/${nowhere}/badge`, answers: nobody }
	]
};
