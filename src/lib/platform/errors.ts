import type * as words from '#lib/paraglide/messages.js';

/** The id of a message in content/messages. */
export type MessageKey = Exclude<keyof typeof words, 'm'>;

/** It does not exist for this person: out of sight and unknown look the same. */
export class NotFound extends Error {}

/** They can see it, and may not do this to it. */
export class NotAllowed extends Error {}

/** A rule says no; `key` says it in the reader's language. 409 where the present state has moved on, else 400. */
export class Refused extends Error {
	readonly key: MessageKey;
	readonly status: 400 | 409 | 429;
	/** What the message names, such as the row of a file. */
	readonly params: Record<string, string | number>;
	constructor(key: MessageKey, status: 400 | 409 | 429 = 400, params: Record<string, string | number> = {}) {
		super(key);
		this.key = key;
		this.status = status;
		this.params = params;
	}
}
