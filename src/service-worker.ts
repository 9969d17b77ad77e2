/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, version } from '$service-worker';

// Opens the app without a connection: it keeps the built files and one public page, which holds nothing about anybody.
// Pages with data are never kept, and forms go to the network untouched.
const worker = self as unknown as ServiceWorkerGlobalScope;
const KEPT = `attune-${version}`;
const PAGE = '/offline';
const DATA = '/offline/__data.json';
const files = new Set(build);

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', (event) => {
	if (event.data === 'keep-offline-page') event.waitUntil(keepPage().catch(() => {}));
});
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (files.has(url.pathname)) event.respondWith(fromShelf(request));
	else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => openPage(url)));
	else if (url.pathname.endsWith('/__data.json')) event.respondWith(fetch(request).catch(() => openData(url)));
});

async function keepFiles() {
	await (await caches.open(KEPT)).addAll(build);
	await keepPage();
}

/** In the language of whoever is signed in now. */
async function keepPage() {
	const shelf = await caches.open(KEPT);
	for (const path of [PAGE, DATA]) {
		const answer = await fetch(path);
		if (!answer.ok || answer.redirected) throw new Error(`${path} answered ${answer.status}`);
		await shelf.put(path, answer);
	}
}

/** A new build begins with a new shelf. */
async function takeOver() {
	const names = await caches.keys();
	await Promise.all(
		names.filter((name) => name.startsWith('attune-') && name !== KEPT).map((name) => caches.delete(name))
	);
	await worker.clients.claim();
}

const fromShelf = async (request: Request) => (await kept(new URL(request.url).pathname)) ?? fetch(request);

/** Any page, when there is no connection. */
async function openPage(url: URL) {
	if (url.pathname !== PAGE) return Response.redirect(instead(url));
	return (await kept(PAGE)) ?? Response.error();
}

/** What a link inside the app asks for instead of a page. */
async function openData(url: URL) {
	if (url.pathname === DATA) return (await kept(DATA)) ?? Response.error();
	const page = new URL(url.href.replace('/__data.json', ''));
	return Response.json({ type: 'redirect', location: instead(page) });
}

/** Where the reader wanted to go is where “Try again” leads. */
const instead = (url: URL) => `${PAGE}?from=${encodeURIComponent(url.pathname)}`;

const kept = async (path: string) => (await caches.open(KEPT)).match(path);
