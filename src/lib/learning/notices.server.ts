import type { Sentences } from '#lib/accounts/inbox.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { longDay } from '#lib/platform/dates.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as subjects from './subjects.server.ts';

type Params = Record<string, string>;

/** What learning tells people. `by` asked; what is asked is a path, module or role-play and perhaps `more`. */
export const sentences: Sentences = {
	assigned: {
		topic: 'due',
		say: (params, locale) => ({
			text: m.notice_assigned(
				{ by: params.by!, what: what(params, locale), day: longDay(params.dueOn!, locale) },
				{ locale }
			),
			href: hrefOf(params)
		})
	},
	extended: {
		topic: 'due',
		say: (params, locale) => ({
			text: m.notice_extended(
				{ by: params.by!, what: what(params, locale), day: longDay(params.dueOn!, locale) },
				{ locale }
			),
			href: hrefOf(params)
		})
	},
	waived: {
		topic: 'due',
		say: (params, locale) => ({
			text: m.notice_waived({ by: params.by!, what: what(params, locale), reason: params.reason! }, { locale }),
			href: '/learn'
		})
	},
	withdrawn: {
		topic: 'due',
		say: (params, locale) => ({
			text: params.reason
				? m.notice_withdrawn_reason({ by: params.by!, what: what(params, locale), reason: params.reason }, { locale })
				: m.notice_withdrawn({ by: params.by!, what: what(params, locale) }, { locale }),
			href: '/learn'
		})
	},
	reminded: {
		topic: 'reminders',
		say: ({ by, subject, dueOn }, locale) => ({
			text: m.notice_reminded(
				{ by: by!, title: subjects.quoted(subjects.titleOf(subject!, locale), locale), day: longDay(dueOn!, locale) },
				{ locale }
			),
			href: subjects.hrefOf(subject!)
		})
	}
};

/** “First week”, or “First week” and 3 more. */
function what({ more, ...params }: Params, locale: Locale) {
	const title = subjects.quoted(subjects.titleOfWish(about(params), locale), locale);
	return more && more !== '0' ? m.assign_and_more({ title, more: Number(more) }, { locale }) : title;
}

function hrefOf({ more, ...params }: Params) {
	const { path, module, scenario } = about(params);
	if (more && more !== '0') return '/today';
	return path ? `/paths/${path}` : subjects.hrefOf(module ?? `roleplay/${scenario}`);
}

const about = ({ path = null, module = null, scenario = null }: Partial<Record<string, string | null>>) => ({
	path,
	module,
	scenario
});
