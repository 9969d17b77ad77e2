import type { ActionResult } from '@sveltejs/kit';
import { deserialize } from '$app/forms';
import * as m from '#lib/paraglide/messages.js';
import { SKILLS } from '#lib/roleplay/skills.ts';
import { fieldOf } from './observation.ts';
import { sendAll, type Card, type Outcome, type Sent } from './waiting-cards.ts';

/** Said to the window when the shelf has changed. */
export const CHANGED = 'attune-cards';
const PATIENCE_MS = 20_000;

let underWay: Promise<Sent> | undefined;

/** Sends what waits on this phone of somebody's; one round at a time in each tab. */
export const sendWaiting = (by: string) =>
	(underWay ??= sendAll(localStorage, by, post).finally(() => {
		underWay = undefined;
		dispatchEvent(new Event(CHANGED));
	}));

/** One card to the form of /observe, as the form itself would send it. */
export async function post(card: Card): Promise<Outcome> {
	try {
		const response = await fetch('/observe', {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: formOf(card),
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		return outcomeOf(deserialize(await response.text()));
	} catch {
		return { is: 'later' }; // no answer, or one of somebody else's, such as a hotel's
	}
}

function formOf({ submission, by, personId, evidence, seenAt, marks }: Card) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ submission, by, personId, evidence, seenAt })) form.set(name, value);
	for (const skill of SKILLS) if (marks[skill] !== undefined) form.set(fieldOf(skill), String(marks[skill]));
	return form;
}

function outcomeOf(result: ActionResult): Outcome {
	if (result.type === 'success') return { is: 'taken' };
	// To the sign-in page, or to a store's door: the card stays. Only /observe itself says that it has it.
	if (result.type === 'redirect') return { is: result.location.startsWith('/observe') ? 'taken' : 'stranger' };
	if (result.type === 'failure' && result.status < 429) {
		const { errors, message } = result.data as { errors: Record<string, string>; message?: string };
		return { is: 'refused', why: Object.values(errors)[0] ?? message ?? m.error_unexpected() };
	}
	if (result.status === 403) return { is: 'stranger' };
	return result.status === 404 ? { is: 'refused', why: m.observe_gone() } : { is: 'later' };
}
