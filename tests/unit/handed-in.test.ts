import { describe, expect, test } from 'vitest';
import { handedIn } from '#lib/platform/http.ts';

const send = (...given: (string | Blob)[]) => {
	const body = new FormData();
	for (const value of given) body.append('badge', value as string);
	return handedIn(new Request('https://attune.example', { method: 'POST', body }), 'badge');
};
const raw = (body: string, type: string) =>
	handedIn(new Request('https://attune.example', { method: 'POST', body, headers: { 'content-type': type } }), 'badge');
const text = async (given: Promise<{ bytes: Uint8Array | undefined }>) => new TextDecoder().decode((await given).bytes);

describe('what is handed in', () => {
	test('is a file, or else what was typed', async () => {
		expect(await text(send(new Blob(['{"a":1}']), 'typed'))).toBe('{"a":1}');
		expect(await text(send('typed', new Blob(['file'])))).toBe('file');
		expect(await text(send(new Blob([]), 'typed'))).toBe('typed'); // a file field left empty
		expect(await send(new Blob([]), 'typed')).toMatchObject({ typed: 'typed' });
		expect(await text(raw('badge=typed', 'application/x-www-form-urlencoded'))).toBe('typed');
	});

	test('may be nothing', async () => {
		for (const given of [send(), send(''), send(new Blob([]), ' \n')])
			expect(await given).toMatchObject({ bytes: undefined });
	});

	test('may be bytes that are no text', async () => {
		const bytes = new Uint8Array([0, 255, 137, 0]);
		expect((await send(new Blob([bytes]))).bytes).toEqual(bytes);
	});

	test.each([
		['no form', '{}', 'application/json'],
		[
			'half a form',
			'--x\r\nContent-Disposition: form-data; name="badge"\r\n\r\nno end',
			'multipart/form-data; boundary=x'
		],
		['a form without a boundary', 'badge=a', 'multipart/form-data']
	])('is refused as %s', async (_, body, type) => {
		await expect(raw(body, type)).rejects.toMatchObject({ status: 400 });
	});

	test('is refused when it is larger than a form may be', async () => {
		const request = new Request('https://attune.example', { method: 'POST' });
		request.formData = () => Promise.reject(Object.assign(new Error('too large'), { status: 413 }));
		await expect(handedIn(request, 'badge')).rejects.toMatchObject({ status: 413 });
	});
});
