import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../support/app.ts';
import { emptyDatabase, expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';

test('health and readiness; every answer carries the security headers and a request id', async ({ app, request }) => {
	expect(await (await request.get('/health')).text()).toBe('ok');
	expect(await (await request.get('/health/ready')).text()).toBe('ready');
	const headers = (await request.get('/sign-in')).headers();
	expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+'/);
	expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|https?:/);
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['x-frame-options']).toBe('DENY');
	expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
	for (const path of ['/today', '/favicon.svg', '/%ff', '/nowhere']) {
		const answer = await request.get(path, { maxRedirects: 0 });
		expect(answer.headers()['x-frame-options'], path).toBe('DENY');
		expect(answer.headers()['content-security-policy'], path).toContain("default-src 'self'");
	}
	const page = await (await sessionsAt(app.url)('maya')).get('/today');
	expect(page.body).not.toMatch(/ style="/);
});

test('what was acknowledged survives a kill, and the conversation goes on where it was', async ({ app }) => {
	const before = await sessionsAt(app.url)('maya');
	const { location } = await before.post('/roleplay/quiet-browser', { submission: crypto.randomUUID() });
	for (const turn of ['1', '2']) expect((await before.post(location!, { turn, reply: '0' })).status).toBe(303);
	await app.stop('SIGKILL');

	const again = await startApp(app.env, ['--demo']);
	const after = await sessionsAt(again.url)('maya');
	const page = (await after.get(location!)).body;
	expect(page.match(/speech-mine/g)).toHaveLength(2);
	expect(page).toContain('name="turn" value="3"');
	expect(await again.stop()).toBe(0);
});

test('a first visit founds the company with the token from the log, once', async ({}, info) => {
	const home = mkdtempSync(join(tmpdir(), 'attune-first-'));
	const DATABASE_URL = await emptyDatabase(info.project.metadata.engine);
	const real = await startApp({ DATABASE_URL, MAIL_FOLDER: join(home, 'mail'), DEMO: '', LOG_LEVEL: 'error' });
	const visitor = await sessionsAt(real.url)('visitor');
	expect(await visitor.get('/today')).toMatchObject({ status: 303, location: '/setup' });
	expect((await visitor.get('/sign-in')).location).toBe('/setup');
	const [, token] = /"setupToken":"([0-9a-f]{40})"/.exec(real.printed())!;
	const founding = {
		company: 'Kotipuoti',
		timeZone: 'Europe/Helsinki',
		name: 'Saga',
		email: 'saga@kotipuoti.example',
		password: 'kolme sanaa riittää',
		locale: 'fi'
	};
	const wrong = await visitor.post('/setup', { ...founding, token: 'nonsense' });
	expect(wrong.status).toBe(400);
	expect(wrong.body).toContain('value="Kotipuoti"');
	expect(wrong.body).not.toContain('kolme sanaa');
	expect(await visitor.post('/setup', { ...founding, token: token! })).toMatchObject({
		status: 303,
		location: '/admin/people'
	});
	expect((await visitor.get('/admin/people')).body).toContain('Kotipuoti');
	for (const path of ['/today', '/boards', '/team', '/awards', '/awards/rounds', '/learn', '/account', '/admin/jobs'])
		expect((await visitor.get(path)).status, `${path} in an empty company`).toBe(200);
	expect((await visitor.get('/today')).body).toContain('Täällä on vielä tyhjää');
	const second = await sessionsAt(real.url)('visitor');
	expect((await second.get('/setup')).status).toBe(404);
	expect((await second.get('/sign-in')).body).not.toContain('?/demo');
	expect((await second.post('/sign-in?/demo', { as: 'maya' })).status).toBe(404);
	expect(await real.stop()).toBe(0);
});

test('a request that is under way is finished before the server ends', async ({ app }) => {
	const { hostname, port } = new URL(app.url);
	const socket = connect(Number(port), hostname);
	const closed = new Promise<string>((resolve) => {
		let text = '';
		socket.on('data', (chunk) => (text += String(chunk)));
		socket.on('close', () => resolve(text));
	});
	// Half a request: its body is still to come when the signal arrives.
	socket.write(
		`POST /sign-in?/in HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${app.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 18\r\nConnection: close\r\n\r\nemail=a@b.c`
	);
	await new Promise((resolve) => socket.once('connect', resolve));
	const other = await fetch(`${app.url}/health`);
	expect(other.status).toBe(200);
	const ended = app.stop();
	socket.write('&passwo');
	expect(await closed).toMatch(/^HTTP\/1\.1 [24]\d\d/);
	expect(await ended).toBe(0);
});

test('a wrong setting is one line, and the server does not start', () => {
	for (const [name, value] of [
		['PORT', 'abc'],
		['SMTP_URL', 'mailserver'],
		['LOG_LEVEL', 'loud'],
		['DATABASE_URL', 'mysql://x']
	] as const) {
		const { status, stderr } = spawnSync(process.execPath, ['scripts/serve.mjs'], {
			env: { ...process.env, DATABASE_URL: join(tmpdir(), 'never-made.db'), [name]: value },
			encoding: 'utf8'
		});
		expect(status, name).toBe(1);
		expect(stderr.trim().split('\n'), name).toEqual([expect.stringMatching(new RegExp(`^${name}: expected `))]);
	}
});
