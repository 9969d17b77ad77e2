import * as m from '#lib/paraglide/messages.js';
import type { Sentences } from './inbox.server.ts';

export const sentences: Sentences = {
	'pin-by-card': {
		topic: 'reminders',
		say: ({ by }, locale) => ({ text: m.notice_pin_by_card({ by: by! }, { locale }), href: '/account' })
	}
};
