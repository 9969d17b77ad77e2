import autocannon from 'autocannon';
import type { Turns } from './bench-company.ts';
import type { Server } from './bench-server.ts';

const CONNECTIONS = 16;
const WARM_UP_S = 1;

export type Case = { page: string; people?: number; server: Server; path: string; cookie?: string; turns?: Turns };
type Round = { rate: number; cpu: number; p50: number; p99: number; failed: number };
export type Measured = Case & { rounds: Round[]; queries: number };

/** Every case once in each round, so that what else the machine does falls on all of them. */
export async function measure(cases: Case[], rounds: number, seconds: number): Promise<Measured[]> {
	const measured: Measured[] = [];
	for (const one of cases) {
		const queries = await queriesOf(one);
		await fire(one, WARM_UP_S);
		measured.push({ ...one, rounds: [], queries });
	}
	for (let round = 0; round < rounds; round++) {
		for (const one of measured) one.rounds.push(await fire(one, seconds));
	}
	return measured;
}

/** The bytes, the time and the queries of one request; undefined when it was not answered in time. */
export async function once({ server, path, cookie = '' }: Case, limitMs: number) {
	const startedAt = performance.now();
	const request = { headers: { cookie }, signal: AbortSignal.timeout(limitMs) };
	const response = await fetch(server.url + path, request).catch(() => undefined);
	if (!response) return undefined;
	const { length } = await response.bytes();
	const ms = performance.now() - startedAt;
	return { status: response.status, ms, bytes: length, queries: await server.queries(response) };
}

/** The middle one. */
export function median(values: number[]) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function fire({ server, path, cookie = '', turns }: Case, seconds: number): Promise<Round> {
	let refused = 0;
	const before = server.cpu();
	const { requests, latency, non2xx, errors, duration } = await autocannon({
		url: server.url + path,
		connections: CONNECTIONS,
		duration: seconds,
		headers: { cookie, accept: 'text/html' },
		requests: turns && [{ ...post(server, cookie, turns), onResponse: (_, body) => void (isPlayed(body) || refused++) }]
	});
	return {
		rate: requests.total / duration,
		cpu: (server.cpu() - before) / requests.total,
		p50: latency.p50,
		p99: latency.p99,
		failed: non2xx + errors + refused
	};
}

/** A turn as the page's own JavaScript sends it, each time in a conversation where it was not played yet. */
function post(server: Server, cookie: string, { fields, attempts }: Turns) {
	const headers = {
		cookie,
		origin: server.url,
		accept: 'application/json',
		'x-sveltekit-action': 'true',
		'content-type': 'application/x-www-form-urlencoded'
	};
	return {
		method: 'POST',
		headers,
		body: new URLSearchParams(fields).toString(),
		setupRequest: (request: { path?: string }) => ({ ...request, path: unplayed(attempts) })
	};
}

function unplayed(attempts: string[]) {
	const path = attempts.pop();
	if (!path) throw new Error('more turns were played than conversations prepared');
	return path;
}

/** An enhanced form is answered with 200 whatever happened; the body tells. */
const isPlayed = (body: string) => body.includes('"redirect"');

async function queriesOf(one: Case) {
	if (!one.people) return 0;
	if (!one.turns) return (await once(one, 10_000))!.queries;
	const { setupRequest: _, ...request } = post(one.server, one.cookie!, one.turns);
	const response = await fetch(one.server.url + unplayed(one.turns.attempts), request);
	return one.server.queries(response);
}
