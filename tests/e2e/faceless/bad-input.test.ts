import { MATRIX } from '../../support/matrix.ts';
import { expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';
import { findSubject } from '../subject.ts';

const form = 'application/x-www-form-urlencoded';
const boundary = 'multipart/form-data; boundary=x';

/** Bodies that no browser sends, to every action there is. */
const BROKEN: [name: string, headers: Record<string, string>, data: string | Buffer][] = [
	['broken multipart', { 'content-type': boundary }, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nno end'],
	['multipart without a boundary', { 'content-type': 'multipart/form-data' }, 'a=b'],
	['bad JSON', { 'content-type': 'application/json' }, '{"turn":'],
	['text', { 'content-type': 'text/plain' }, 'hello'],
	['nothing', { 'content-type': form }, ''],
	[
		'NUL in every field',
		{ 'content-type': form },
		'turn=%00&reply=%00&email=%00&name=%00&citation=%00&note=%00&submission=%00&option=%00'
	],
	[
		'a file where text belongs',
		{ 'content-type': boundary },
		'--x\r\nContent-Disposition: form-data; name="name"; filename="a"\r\n\r\nx\r\n--x--\r\n'
	],
	[
		'lists and giants',
		{ 'content-type': form },
		`turn=1&turn=2&option=1e99&reply=-1&name=${'n'.repeat(20_000)}&as=__proto__&modules=__proto__&personId=x`
	],
	['100 KB', { 'content-type': form }, `citation=${'x'.repeat(100_000)}`]
];

test('whatever is sent to an action, the answer is 2xx, 3xx or 4xx', async ({ app }) => {
	test.setTimeout(120_000);
	const as = sessionsAt(app.url);
	const subject = await findSubject(as);
	const worst: string[] = [];
	const actions = Object.entries(MATRIX).filter(([route]) => route.startsWith('POST') && !route.endsWith('?/out'));
	for (const [route, [row]] of actions) {
		for (const [name, headers, data] of BROKEN) {
			for (const who of ['visitor', 'eero', 'saga'] as const) {
				const { status } = await (await as(who)).raw(row!.path(subject), { method: 'POST', headers, data });
				if (status >= 500) worst.push(`${route} as ${who}, ${name}: ${status}`);
			}
		}
	}
	expect(worst).toEqual([]);
	expect(app.printed()).not.toContain('"unexpected"');
});

test('bad addresses and queries are 4xx, in words', async ({ app }) => {
	const saga = await sessionsAt(app.url)('saga');
	const bad = {
		'/boards?period=2026-13': 400,
		'/boards?period=abc': 400,
		'/boards?period=1999-01': 400,
		'/boards?team=%00': 404,
		"/boards?team=' or 1=1 --": 404,
		'/boards?team=018f0000-0000-7000-8000-000000000000': 404,
		'/team?team=nope': 404,
		'/team/assign?team=nope': 404,
		'/team/assign?person=nope': 404,
		'/team/assignments/nope': 404,
		'/admin/people?page=0': 400,
		'/admin/people?page=1e9': 400,
		'/admin/people?page=x': 400,
		'/inbox?page=1e18': 200,
		'/inbox?page=Infinity': 200,
		'/admin/jobs?page=1e18': 200,
		'/unsubscribe/%00/all': 404,
		'/store/%00': 404,
		'/calendar/%00': 404,
		'/attempts/nope': 404,
		'/attempts/018f0000-0000-7000-8000-000000000000': 404,
		'/awards/018f0000-0000-7000-8000-000000000000': 404,
		'/awards/rounds/018f0000-0000-7000-8000-000000000000': 404,
		'/learn/__proto__': 404,
		'/learn/constructor': 404,
		'/learn/greeting/constructor': 404,
		'/roleplay/toString': 404,
		'/invitation/%F0%9F%8C%B1': 404,
		'/%ff': 400,
		'/nowhere': 404,
		'/sign-in?next=https://evil.example': 303
	};
	for (const [path, status] of Object.entries(bad)) {
		const answer = await saga.get(path);
		expect(answer.status, path).toBe(status);
		if (status === 303) expect(answer.location).toBe('/today');
	}
});

test('a question of any length and in any signs is answered with a page', async ({ app }) => {
	const as = sessionsAt(app.url);
	const eero = await as('eero');
	const long = {
		'ten thousand letters': 'q'.repeat(10_000),
		'ten thousand words': 'kuitti '.repeat(10_000),
		'ten thousand emoji': '🎉'.repeat(10_000),
		Chinese: '發票'.repeat(5_000),
		'from right to left': '\u202eקבלה\u200f'.repeat(1_000),
		'accents without letters': '\u0301'.repeat(10_000),
		'signs that nobody sees': '\u200b\ufeff\u0000'.repeat(1_000)
	};
	for (const [name, query] of Object.entries(long)) {
		const { status, body } = await eero.get(`/answers?q=${encodeURIComponent(query)}`);
		expect(status, name).toBe(200);
		expect(body.length, name).toBeLessThan(100_000);
		const visitor = await (await as('visitor')).get(`/answers?q=${encodeURIComponent(query)}`);
		expect(visitor.location!.length, name).toBeLessThan(10_000);
	}
	for (const query of ['%ff%fe', '%ED%A0%BD', '<script>alert(1)</script>', '"><b>', '{{7*7}}'])
		expect((await eero.get(`/answers?q=${query}`)).body, query).not.toMatch(/<script>alert|"><b>/);
});

test('an action that is none, and a list without end, are 4xx', async ({ app }) => {
	const as = sessionsAt(app.url);
	for (const name of ['constructor', '__proto__', 'valueOf', 'toString', 'default', 'nothing'])
		expect((await (await as('visitor')).post(`/sign-in?/${name}`, {})).status, name).toBe(404);
	const { team } = await findSubject(as);
	const data = `submission=${crypto.randomUUID()}&audience=unit&dueOn=2026-12-01&${'modules=greeting&modules=nothing&'.repeat(900)}`;
	const lead = await as('lotta');
	const headers = { 'content-type': form };
	expect((await lead.raw(`/team/assign?team=${team}`, { method: 'POST', headers, data })).status).toBe(404);
});

test('a form that fails a rule comes back with what was typed and a message by the field', async ({ app }) => {
	const omar = await sessionsAt(app.url)('omar');
	const subject = await findSubject(sessionsAt(app.url));
	const back = await omar.post(`/awards/nominate/${subject.round}`, {
		practice: 'L1',
		moment: 'No <b>word</b>',
		submission: crypto.randomUUID()
	});
	expect(back.status).toBe(400);
	expect(back.body).toContain('No &lt;b>word&lt;/b>');
	expect(back.body).toMatch(/value="L1" selected/);
	expect(back.body).toContain('Choose whom you nominate.');
	expect(back.body).toContain('at least 15 characters');
});

test('turns out of order, replies not on offer and other answers to a played turn are 409 and change nothing', async ({
	app
}) => {
	const maya = await sessionsAt(app.url)('maya');
	const { location } = await maya.post('/roleplay/quiet-browser', { submission: crypto.randomUUID() });
	const path = location!;
	expect((await maya.post(path, { turn: '2', reply: '0' })).status).toBe(409);
	expect((await maya.post(path, { turn: '1', reply: '9' })).status).toBe(409);
	expect((await maya.post(path, { turn: '1', reply: '0' })).status).toBe(303);
	expect((await maya.post(path, { turn: '1', reply: '0' })).status).toBe(303);
	const refused = await maya.post(path, { turn: '1', reply: '1' });
	expect(refused.status).toBe(409);
	expect(refused.body).toContain('This turn has already been played');
	expect(refused.body.match(/speech-mine/g)).toHaveLength(1);
	expect(refused.body).toContain('name="turn" value="2"');

	const parallel = await Promise.all(Array.from({ length: 50 }, () => maya.post(path, { turn: '2', reply: '0' })));
	expect(new Set(parallel.map((answer) => answer.status))).toEqual(new Set([303]));
	expect((await maya.get(path)).body.match(/speech-mine/g)).toHaveLength(2);
});

test('nothing is changed from another site, whatever the content type', async ({ app }) => {
	const maya = await sessionsAt(app.url)('maya');
	const evil = { origin: 'https://evil.example' };
	for (const type of [form, 'multipart/form-data; boundary=x', 'text/plain', 'application/json', 'application/xml']) {
		const answer = await maya.raw('/boards?/hide', {
			method: 'POST',
			headers: { ...evil, 'content-type': type },
			data: ''
		});
		expect(answer.status, type).toBe(403);
	}
	for (const method of ['PUT', 'PATCH', 'DELETE'])
		expect((await maya.raw('/boards?/hide', { method, headers: evil })).status, method).toBe(403);
	expect(
		(await maya.raw('/boards?/hide', { method: 'POST', headers: { origin: 'null', 'content-type': form }, data: '' }))
			.status
	).toBe(403);
	expect((await maya.get('/boards')).body).toContain('Maya Okafor</span>');
});
