import type { Row, Sentences, Topic } from '#lib/accounts/inbox.server.ts';
import * as accounts from '#lib/accounts/notices.server.ts';
import * as coaching from '#lib/coaching/notices.server.ts';
import * as due from '#lib/learning/due-notices.server.ts';
import * as learning from '#lib/learning/notices.server.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as recognition from '#lib/recognition/notices.server.ts';
import * as roleplay from '#lib/roleplay/notices.server.ts';

/** How each kind of notice is said. A kind that is not here (any more) is left out quietly. */
const SENTENCES: Sentences = {
	...accounts.sentences,
	...recognition.sentences,
	...learning.sentences,
	...due.sentences,
	...roleplay.sentences,
	...coaching.sentences
};

export const KINDS = Object.keys(SENTENCES);

/** A notice in the reader's language. */
export function say({ kind, params }: Pick<Row, 'kind' | 'params'>, locale: Locale) {
	const { topic, say } = SENTENCES[kind]!;
	return { topic, ...say(params, locale) };
}

export const topicOf = ({ kind }: Pick<Row, 'kind'>): Topic => SENTENCES[kind]!.topic;
