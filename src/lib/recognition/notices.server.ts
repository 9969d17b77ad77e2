import type { Notice, Sentences } from '#lib/accounts/inbox.server.ts';
import * as m from '#lib/paraglide/messages.js';
import * as practices from './practices.server.ts';

type Thanks = { id: string; toId: string; practice: string };

/** A colleague said thanks. */
export const thankedOf = ({ id, toId, practice }: Thanks, by: string): Notice => ({
	personId: toId,
	kind: 'thanked',
	params: { by, practice, kudosId: id },
	key: keyOf(id)
});

/** By it the notice is taken back when the thanks is. */
export const keyOf = (kudosId: string) => `thanked ${kudosId}`;

export const sentences: Sentences = {
	thanked: {
		topic: 'thanks',
		say: ({ by, practice, kudosId }, locale) => ({
			text: m.notice_thanked({ by: by!, practice: practices.nameOf(practice!, locale) }, { locale }),
			href: `/kudos/${kudosId}`
		})
	}
};
