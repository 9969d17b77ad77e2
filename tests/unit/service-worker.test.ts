import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('$service-worker', () => ({ build: ['/_app/immutable/entry/start.js'], version: '2' }));

type Handler = (event: Record<string, unknown>) => void;
const ORIGIN = 'https://attune.example';

/** A browser as the worker sees it: its shelves, and a network that may be gone. */
function browser() {
	const shelves = new Map<string, Map<string, Response>>();
	const handlers = new Map<string, Handler>();
	const asked: string[] = [];
	const state = { online: true, claimed: false };
	const pathOf = (request: Request | string) =>
		new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname;
	const shelf = (name: string) => {
		const things = shelves.get(name) ?? new Map<string, Response>();
		shelves.set(name, things);
		return {
			put: async (path: string, response: Response) => void things.set(path, response),
			match: async (path: string) => things.get(path)?.clone(),
			addAll: async (paths: string[]) => paths.forEach((path) => things.set(path, new Response(`file ${path}`)))
		};
	};
	const network = async (request: Request | string) => {
		asked.push(pathOf(request));
		if (!state.online) throw new TypeError('Failed to fetch');
		return new Response(`page ${pathOf(request)}`);
	};
	vi.stubGlobal('self', {
		addEventListener: (kind: string, handler: Handler) => handlers.set(kind, handler),
		location: new URL(ORIGIN),
		clients: { claim: async () => (state.claimed = true) }
	});
	vi.stubGlobal('caches', {
		open: async (name: string) => shelf(name),
		keys: async () => [...shelves.keys()],
		delete: async (name: string) => shelves.delete(name)
	});
	vi.stubGlobal('fetch', network);
	/** Response.redirect knows no address of its own here. */
	vi.spyOn(Response, 'redirect').mockImplementation(
		(to) => new Response(null, { status: 302, headers: { location: String(to) } })
	);
	const tell = async (kind: string, more: object = {}) => {
		let done: Promise<unknown> = Promise.resolve();
		handlers.get(kind)!({ waitUntil: (work: Promise<unknown>) => (done = work), ...more });
		await done;
	};
	/** What the worker answers; undefined where it leaves the request to the browser. */
	const ask = async (path: string, more: { mode?: string; method?: string } = {}) => {
		let answer: Promise<Response> | undefined;
		const request = { url: new URL(path, ORIGIN).href, method: 'GET', mode: 'cors', ...more };
		handlers.get('fetch')!({ request, respondWith: (response: Promise<Response>) => (answer = response) });
		return answer;
	};
	return { shelves, state, asked, tell, ask };
}

let phone: ReturnType<typeof browser>;
beforeEach(async () => {
	vi.resetModules();
	phone = browser();
	await import('../../src/service-worker.ts');
	await phone.tell('install');
	await phone.tell('activate');
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const page = (path: string) => phone.ask(path, { mode: 'navigate' });
const keptPaths = () => [...phone.shelves.get('attune-2')!.keys()];

describe('what a phone keeps', () => {
	it('is the built files and one public page, whatever is visited', async () => {
		const public_ = ['/_app/immutable/entry/start.js', '/offline', '/offline/__data.json'];
		expect(keptPaths()).toEqual(public_);
		for (const path of ['/today', '/team', '/offline', '/observe?person=1']) await page(path);
		await phone.ask('/today/__data.json');
		expect(keptPaths()).toEqual(public_);
		expect(phone.state.claimed).toBe(true);
	});

	it('is made anew with a new build, and the old one is thrown away; what others keep is left alone', async () => {
		phone.shelves.set('attune-1', new Map());
		phone.shelves.set('somebody-else', new Map());
		await phone.tell('activate');
		expect([...phone.shelves.keys()].sort()).toEqual(['attune-2', 'somebody-else']);
	});

	it('is not spoilt by asking for the page anew without a connection', async () => {
		phone.state.online = false;
		await phone.tell('message', { data: 'keep-offline-page' });
		expect(await (await page('/offline'))!.text()).toBe('page /offline');
	});

	it('is not installed by half', async () => {
		phone.state.online = false;
		await expect(phone.tell('install')).rejects.toThrow('Failed to fetch');
	});
});

describe('with a connection', () => {
	it('pages come from the network, built files from the phone', async () => {
		expect(await (await page('/today'))!.text()).toBe('page /today');
		phone.asked.length = 0;
		expect(await (await phone.ask('/_app/immutable/entry/start.js'))!.text()).toMatch(/^file/);
		expect(phone.asked).toEqual([]);
	});

	it('forms, files of others and anything else are left to the browser', async () => {
		expect(await phone.ask('/sign-in?/out', { method: 'POST', mode: 'navigate' })).toBeUndefined();
		expect(await phone.ask('/observe', { method: 'POST' })).toBeUndefined();
		expect(await phone.ask('/favicon.svg')).toBeUndefined();
		expect(await phone.ask('https://elsewhere.example/', { mode: 'navigate' })).toBeUndefined();
	});
});

describe('without a connection', () => {
	beforeEach(() => void (phone.state.online = false));

	it('any page leads to the one that is kept, which knows where the reader wanted to go', async () => {
		const sent = (await page('/learn/greeting?x=1'))!;
		expect(sent.status).toBe(302);
		expect(sent.headers.get('location')).toBe('/offline?from=%2Flearn%2Fgreeting');
		expect(await (await page('/offline?from=%2Flearn%2Fgreeting'))!.text()).toBe('page /offline');
	});

	it('a link inside the app leads there too', async () => {
		const answer = await phone.ask('/team/__data.json?x-sveltekit-invalidated=01');
		expect(await answer!.json()).toEqual({ type: 'redirect', location: '/offline?from=%2Fteam' });
		expect(await (await phone.ask('/offline/__data.json?x'))!.text()).toBe('page /offline/__data.json');
	});

	it('a form is not taken for sent', async () => {
		expect(await phone.ask('/observe', { method: 'POST', mode: 'navigate' })).toBeUndefined();
	});
});
