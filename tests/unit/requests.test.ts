import { describe, expect, test } from 'vitest';
import { BODY_LIMIT, FILE_LIMIT, limitOf, refusal } from '#lib/platform/requests.server.ts';

const OURS = 'https://attune.example';

function ask(method: string, headers: Record<string, string>, at = `${OURS}/learn`) {
	// A request of the platform drops Origin and the like; only what the rule reads is needed here.
	const request = { method, headers: new Headers(headers) } as Request;
	return refusal({ request, url: new URL(at) });
}

describe('a request that changes something', () => {
	test.each([
		['from our own page', { origin: OURS }, undefined],
		['from our own page, said twice', { origin: OURS, 'sec-fetch-site': 'same-origin' }, undefined],
		['from our own page by a browser that leaves the origin out', { 'sec-fetch-site': 'same-origin' }, undefined],
		['from another site', { origin: 'https://evil.example' }, 403],
		[
			'from another site that claims to be ours',
			{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
			403
		],
		['from a page below ours', { origin: 'https://shop.attune.example' }, 403],
		['from a longer name', { origin: `${OURS}.evil.example` }, 403],
		['without encryption', { origin: 'http://attune.example' }, 403],
		['from another port', { origin: `${OURS}:8443` }, 403],
		['from a sandbox', { origin: 'null' }, 403],
		['from a sandbox on our site', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 403],
		['from nowhere', {}, 403],
		['from nowhere, of the same site', { 'sec-fetch-site': 'same-site' }, 403],
		['from nowhere, of another site', { 'sec-fetch-site': 'cross-site' }, 403],
		['typed by hand', { 'sec-fetch-site': 'none' }, 403]
	])('%s', (_, headers, status) => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
			expect(ask(method, headers as Record<string, string>)).toBe(status);
	});

	test.each([
		'application/json',
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/octet-stream'
	])('is judged by where it comes from, not by its type (%s)', (type) => {
		expect(ask('POST', { 'content-type': type, origin: 'https://evil.example' })).toBe(403);
		expect(ask('POST', { 'content-type': type })).toBe(403);
		expect(ask('POST', { 'content-type': type, origin: OURS })).toBeUndefined();
	});

	test('the port belongs to the place', () => {
		expect(ask('POST', { origin: 'http://localhost:3000' }, 'http://localhost:3000/sign-in')).toBeUndefined();
		expect(ask('POST', { origin: 'http://localhost:5173' }, 'http://localhost:3000/sign-in')).toBe(403);
	});

	test.each([
		[String(BODY_LIMIT), undefined],
		[String(BODY_LIMIT + 1), 413],
		['99999999999999999999', 413],
		['0', undefined]
	])('may be %s bytes long', (length, status) => {
		expect(ask('POST', { origin: OURS, 'content-length': length })).toBe(status);
	});

	test('says how long it is: a body in pieces of any length is refused unread', () => {
		expect(ask('POST', { origin: OURS, 'transfer-encoding': 'chunked' })).toBe(411);
		expect(ask('POST', { origin: OURS, 'transfer-encoding': 'chunked', 'content-length': '5' })).toBe(411);
	});

	test('may bring a file only where files are taken', () => {
		expect(limitOf('/(admin)/admin/people/import')).toBeGreaterThan(FILE_LIMIT);
		for (const route of ['/(admin)/admin/people', '/(public)/sign-in', null]) expect(limitOf(route)).toBe(BODY_LIMIT);
	});

	test('another site does not learn what is too long', () => {
		expect(ask('POST', { origin: 'https://evil.example', 'content-length': '999999' })).toBe(403);
	});
});

describe('a mail program that unsubscribes with one click', () => {
	const key = 'a1'.repeat(20);
	const from = { origin: 'https://mail.example' };
	test.each([
		['by its address alone', 'POST', `/unsubscribe/${key}/thanks`, undefined],
		['of everything', 'POST', `/unsubscribe/${key}/all`, undefined],
		['not to begin again', 'POST', `/unsubscribe/${key}/thanks/again`, 403],
		['not by another action', 'POST', `/unsubscribe/${key}/thanks?/other`, 403],
		['not by another method', 'DELETE', `/unsubscribe/${key}/thanks`, 403],
		['not by half a key', 'POST', `/unsubscribe/${key.slice(2)}/thanks`, 403],
		['not below another page', 'POST', `/account/unsubscribe/${key}/thanks`, 403]
	])('%s', (_, method, path, status) => {
		expect(ask(method, from, OURS + path)).toBe(status);
		expect(ask(method, {}, OURS + path)).toBe(status);
	});
});

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, so anybody may ask', (method) => {
	expect(ask(method, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBeUndefined();
});
