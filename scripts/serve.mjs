// The production entry: `node scripts/serve.mjs` (npm would keep the signals to itself). `--demo` serves the demo company.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({ options: { demo: { type: 'boolean' } } });
process.umask(0o077); // the data is for this user alone
// The demo takes nothing from .env: what stands there is the real installation's.
if (!flags.demo && existsSync('.env')) process.loadEnvFile('.env');
if (flags.demo) {
	process.env.DEMO = '1';
	process.env.LOG_LEVEL ??= 'warn';
	console.log('Opening the demo company …');
}
// Without ORIGIN adapter-node assumes https and refuses form posts over plain http; this follows the request instead.
if (!process.env.ORIGIN) {
	delete process.env.ORIGIN;
	process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
}
// The largest list that may be handed in; src/lib/platform/requests.server.ts keeps every other form at 64 KB.
process.env.BODY_SIZE_LIMIT ??= '17M';

// Node's 16 KB would refuse a search for ten thousand emoji, which an address spells with twelve characters each.
const server = createServer({ maxHeaderSize: 192 * 1024 });
const built = '../build/handler.js'; // a name, so that nobody type-checks what the build made
const { handler } = await import(built).catch(stopWith);
const headers = Object.entries({
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	// A page's own policy, with its nonces, takes the place of this one.
	'Content-Security-Policy': "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
});
server.on('request', (request, response) => {
	for (const [name, value] of headers) response.setHeader(name, value);
	request.headers['x-forwarded-proto'] ??= 'http';
	handler(request, response);
});
server.on('error', stopWith);
server.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '0.0.0.0', () => {
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : process.env.PORT;
	console.log(`Attune is ready: ${process.env.ORIGIN ?? `http://localhost:${port}`}`);
});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		if (stopping) process.exit(1);
		stopping = true;
		process.emit(/** @type {never} */ ('attune:draining'));
		// What is being answered is finished; then the worker and the database close, and nothing keeps the process.
		server.close(() => process.emit(/** @type {never} */ ('sveltekit:shutdown')));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), 5_000).unref();
	});
}

/** A wrong setting is one line; anything else says where. @param {Error} error @returns {never} */
function stopWith(error) {
	const isSetting = error.name === 'BadEnv' || error.message.startsWith('Invalid ORIGIN') || 'syscall' in error;
	console.error(isSetting ? error.message : error);
	process.exit(1);
}
