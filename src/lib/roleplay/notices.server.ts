import type { Sentences } from '#lib/accounts/inbox.server.ts';
import * as m from '#lib/paraglide/messages.js';
import * as scenarios from './scenarios.server.ts';

export const sentences: Sentences = {
	shared: {
		topic: 'coaching',
		say: ({ by, scenario, attempt }, locale) => ({
			text: m.notice_shared({ name: by!, title: scenarios.titleOf(scenario!, locale) }, { locale }),
			href: `/attempts/${attempt}/debrief`
		})
	}
};
