import { bake, unbake } from '../../../src/lib/awards/credentials/png.ts';
import { expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';
import { findSubject } from '../subject.ts';

test('a badge as machines and strangers get it: its types, its picture, and what is handed in', async ({ app }) => {
	const { badge } = await findSubject(sessionsAt(app.url));
	const get = (path: string) => fetch(`${app.url}/verify${path}`);
	const check = async (given: string | Uint8Array<ArrayBuffer>) => {
		const body = new FormData();
		if (typeof given === 'string') body.append('badge', given);
		else body.append('badge', new Blob([given]));
		const headers = { origin: app.url, accept: 'text/html', 'accept-language': 'en' };
		const response = await fetch(`${app.url}/verify`, { method: 'POST', body, headers });
		return { status: response.status, text: await response.text() };
	};

	const page = await get(`/${badge}`);
	expect(page.headers.get('x-robots-tag')).toBe('noindex');
	const told = await page.text();
	for (const name of ['Femke', 'femke@halla.example', 'on his bus']) expect(told).not.toContain(name);

	const credential = await get(`/${badge}/credential`);
	expect(credential.headers.get('content-type')).toBe('application/vc+ld+json');
	expect(credential.headers.get('access-control-allow-origin')).toBe('*');
	const json = await credential.text();
	expect((await check(json)).text).toContain('Genuine');
	expect((await check(json.replace('oktober 2026', 'oktober 2025'))).text).toContain('Not genuine');

	const response = await get(`/${badge}/badge`);
	expect(response.headers.get('content-type')).toBe('image/png');
	const picture = new Uint8Array(await response.arrayBuffer());
	expect(unbake(picture)).toBe(json);
	expect((await check(picture)).text).toContain('Genuine');
	const forged = bake(picture, JSON.parse(json.replace('oktober 2026', 'oktober 2025')));
	expect((await check(new Uint8Array(forged))).text).toContain('Not genuine');

	expect((await check(new Uint8Array(0))).status).toBe(400);
	expect((await check(new Uint8Array(70_000))).status).toBe(413);
	expect((await check('[' + 'x'.repeat(30_000))).text).toContain('No badge in it');
	expect(app.printed()).not.toContain('"unexpected"');
});
