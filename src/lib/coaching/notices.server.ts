import type { Sentences } from '#lib/accounts/inbox.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { isSkill } from '#lib/roleplay/skills.ts';
import { skillName } from '#lib/roleplay/words.ts';

export const sentences: Sentences = {
	observed: {
		topic: 'coaching',
		say: ({ by, observation }, locale) => ({
			text: m.notice_observed({ name: by! }, { locale }),
			href: `/observations/${observation}`
		})
	},
	answered: {
		topic: 'coaching',
		say: ({ by, observation }, locale) => ({
			text: m.notice_answered({ name: by! }, { locale }),
			href: `/observations/${observation}`
		})
	},
	'watch-me': {
		topic: 'coaching',
		say: ({ by, person, skill }, locale) => ({
			text:
				skill && isSkill(skill)
					? m.notice_watch_me_skill({ name: by!, skill: skillName[skill]({}, { locale }) }, { locale })
					: m.notice_watch_me({ name: by! }, { locale }),
			href: `/observe?person=${person}`
		})
	},
	talk: {
		topic: 'coaching',
		say: ({ by, talk }, locale) => ({ text: m.notice_talk({ name: by! }, { locale }), href: `/talks/${talk}` })
	},
	'talk-agreed': {
		topic: 'coaching',
		say: ({ by, talk }, locale) => ({ text: m.notice_talk_agreed({ name: by! }, { locale }), href: `/talks/${talk}` })
	}
};
