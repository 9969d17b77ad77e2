import { error, fail } from '@sveltejs/kit';
import { z, type ZodType } from 'zod';
import * as words from '#lib/paraglide/messages.js';
import { NotAllowed, NotFound, Refused } from './errors.ts';

/** What a refused form gives back to its page: what was typed, a message by each field, one above them all. */
type Refusal = { values: Record<string, string>; errors: Record<string, string>; message?: string };

/**
 * Reads a form against a schema whose messages are message keys. Gives `data`, or the `problem` for the page: what
 * was typed (never a password or PIN) and a message by each field. A body that is no form is a 400, one too large a 413.
 */
export const read = async <S extends ZodType>(request: Request, schema: S) => check(await formOf(request), schema);

/** The same for a form that hands in one file under `name`; undefined when none was chosen. */
export async function readWithFile<S extends ZodType>(request: Request, name: string, schema: S) {
	const form = await formOf(request);
	const file = form.getAll(name).find((value) => typeof value !== 'string' && value.size > 0) as File | undefined;
	form.delete(name);
	return { ...check(form, schema), file };
}

function check<S extends ZodType>(form: FormData, schema: S) {
	const raw = fields(form);
	const typed = Object.entries(raw).filter(([name]) => !/password|^pin/i.test(name));
	const values = Object.fromEntries(typed.map(([name, value]) => [name, String(value)])); // a list comes back as a,b
	const result = schema.safeParse(raw);
	if (result.success) return { data: result.data as z.infer<S>, values };
	const errors: Record<string, string> = {};
	for (const issue of result.error.issues) errors[String(issue.path[0] ?? '')] ??= say(issue.message);
	return {
		problem: fail(400, { values, errors, message: errors[''] ?? words.form_has_problems() } as Refusal),
		values
	};
}

/**
 * What is handed in under one name, to be looked at and not to be kept: the bytes of a file, or else of the text that was
 * `typed`; undefined when there is neither. No larger than any form (`BODY_LIMIT`).
 */
export async function handedIn(request: Request, name: string) {
	const given = (await formOf(request)).getAll(name);
	const typed = given.find((value) => typeof value === 'string') ?? '';
	const file = given.find((value) => typeof value !== 'string' && value.size > 0) as File | undefined;
	if (file) return { typed, bytes: new Uint8Array(await file.arrayBuffer()) };
	return { typed, bytes: typed.trim() ? new TextEncoder().encode(typed) : undefined };
}

/** A field that may come once, a few times or not at all; each value once. */
export const few = <S extends ZodType<string>>(item: S) =>
	z.preprocess((v) => (v === undefined ? [] : [...new Set([v].flat())]), z.array(item).max(50));

/** No list has so many pages, and no database counts much further. */
const MOST_PAGES = 1_000_000;

/** Which page of a list an address asks for; the first where it says nothing that is one. */
export const pageAsked = (url: URL) =>
	Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));

/** Runs a domain call for a page or an action and says its errors in HTTP: 404, 403, or the refusal with its reason. */
export async function answer<T>(work: () => Promise<T> | T, values: Record<string, string> = {}) {
	try {
		return await work();
	} catch (e) {
		if (e instanceof Refused) return fail(e.status, { values, errors: {}, message: say(e.key, e.params) } as Refusal);
		return outside(e);
	}
}

/** The same for loading a page, where a refusal is the page's error. */
export async function found<T>(work: () => Promise<T> | T) {
	try {
		return await work();
	} catch (e) {
		if (e instanceof Refused) error(e.status, say(e.key, e.params));
		return outside(e);
	}
}

/** A message by its key; a schema's own wording, which nobody should see, becomes a general one. */
function say(key: string, inputs: Record<string, unknown> = {}, options = {}): string {
	const word = (words as unknown as Record<string, ((i: object, o: object) => string) | undefined>)[key];
	return word ? word(inputs, options) : words.field_invalid();
}

function outside(e: unknown): never {
	if (e instanceof NotFound) error(404, words.error_not_found());
	if (e instanceof NotAllowed) error(403, words.error_not_allowed());
	throw e;
}

async function formOf(request: Request) {
	try {
		return await request.formData();
	} catch (e) {
		const status = (e as { status?: number }).status;
		error(status === 413 ? 413 : 400, status === 413 ? words.error_too_large() : words.error_unreadable());
	}
}

function fields(form: FormData) {
	const raw = Object.create(null) as Record<string, unknown>;
	for (const key of new Set(form.keys())) {
		const all = form.getAll(key);
		// PostgreSQL stores no NUL, and no field of ours takes a file.
		if (all.some((v) => typeof v !== 'string' || v.includes('\0'))) error(400, words.error_unreadable());
		raw[key] = all.length > 1 ? all : all[0];
	}
	return raw;
}
