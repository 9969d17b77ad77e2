import * as m from '#lib/paraglide/messages.js';

type Finding = {
	tone: 'good' | 'warning' | 'bad';
	title: (about: { company: string }) => string;
	text: (about: { company: string; day: string }) => string;
};

const altered: Finding = { tone: 'bad', title: m.verify_broken, text: m.verify_broken_text };

/** What a look at a badge can bring to light. */
export const findings = {
	genuine: { tone: 'good', title: m.verify_genuine, text: m.verify_genuine_text },
	revoked: { tone: 'bad', title: m.verify_revoked, text: m.verify_revoked_text },
	proof: altered,
	issuer: altered,
	foreign: { tone: 'warning', title: m.verify_foreign, text: m.verify_foreign_text },
	time: { tone: 'warning', title: m.verify_time, text: m.verify_time_text },
	shape: { tone: 'warning', title: m.verify_shape, text: m.verify_shape_text },
	unreadable: { tone: 'warning', title: m.verify_unreadable, text: m.verify_unreadable_text },
	empty: { tone: 'warning', title: m.verify_empty, text: m.verify_empty_text }
} satisfies Record<string, Finding>;

export type FindingState = keyof typeof findings;
