import { building } from '$app/environment';
import {
	error,
	isHttpError,
	isRedirect,
	redirect,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import * as devices from '#lib/accounts/devices.server.ts';
import { isAdmin } from '#lib/accounts/policy.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as setup from '#lib/accounts/setup.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { defineCustomServerStrategy } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { countQueries } from '#lib/platform/database/database.ts';
import { db } from '#lib/platform/database/index.ts';
import { env, origin } from '#lib/platform/env.server.ts';
import { startWorker } from '#lib/platform/jobs.server.ts';
import { pickLocale } from '#lib/platform/language.ts';
import { log, scrub } from '#lib/platform/log.server.ts';
import { limitOf, refusal } from '#lib/platform/requests.server.ts';
import { handlers, housekeeping } from './jobs.server.ts';

export const init: ServerInit = async () => {
	if (building) return;
	env();
	await db().migrate();
	if (env().DEMO === '1') await (await import('./demo.server.ts')).seed();
	const token = await setup.makeSetupToken();
	// Said whatever LOG_LEVEL keeps quiet: without it nobody gets in.
	if (token)
		log()
			.child({}, { level: 'info' })
			.info(
				{ setupToken: token, url: `${origin()}/setup` },
				'no company yet: open the address and enter the set-up token'
			);
	const stopWorker = startWorker(handlers, housekeeping);
	process.once('sveltekit:shutdown' as never, async () => {
		await stopWorker();
		await db().close();
		log().info('stopped');
	});
};

const chosen = new WeakMap<Request, string>();
defineCustomServerStrategy('custom-attune', { getLocale: (request) => request && chosen.get(request) });

/** Each request has an id: in its log line, its error page and its answer. What is refused or sent away is logged too. */
const logged: Handle = async ({ event, resolve }) => {
	const tally = { queries: 0 };
	const startedAt = performance.now();
	event.locals.requestId = crypto.randomUUID();
	const line = (status: number) =>
		log().info({
			requestId: event.locals.requestId,
			method: event.request.method,
			route: event.route.id,
			status,
			queries: tally.queries,
			ms: Math.round(performance.now() - startedAt)
		});
	event.setHeaders({ 'X-Request-Id': event.locals.requestId });
	if (event.url.protocol === 'https:') event.setHeaders({ 'Strict-Transport-Security': 'max-age=31536000' });
	try {
		const response = await countQueries(tally, () => resolve(event));
		line(response.status);
		return response;
	} catch (thrown) {
		line(isHttpError(thrown) || isRedirect(thrown) ? thrown.status : 500);
		throw thrown;
	}
};

const who: Handle = async ({ event, resolve }) => {
	const signedIn = await sessions.authenticate(event);
	event.locals.person = signedIn?.person ?? null;
	event.locals.sessionId = signedIn?.sessionId;
	event.locals.isShared = signedIn?.isShared ?? false;
	event.locals.door = devices.doorOf(event);
	const theme = event.cookies.get('theme');
	event.locals.theme = theme === 'light' || theme === 'dark' ? theme : 'auto';
	event.locals.locale = pickLocale(
		event.locals.person?.locale ?? event.cookies.get('locale'),
		event.request.headers.get('accept-language')
	);
	return resolve(event);
};

const language: Handle = ({ event, resolve }) => {
	chosen.set(event.request, event.locals.locale);
	return paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		const { theme } = event.locals;
		return resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%theme%', theme === 'auto' ? '' : `data-theme="attune-${theme}"`)
		});
	});
};

/** A longer question than this is not worth an address that no browser takes. */
const MOST_TO_RETURN_TO = 2_000;

/** Nothing is public by being forgotten: a page is open to all only inside (public), and (admin) is for admins. */
const gate: Handle = async ({ event, resolve }) => {
	const refused = refusal(event, limitOf(event.route.id));
	if (refused) error(refused, refused === 403 ? m.error_other_site() : m.error_too_large());
	const { route, url, locals } = event;
	if (namesNoAction(url)) error(404, m.error_not_found());
	if (!route.id || route.id.startsWith('/health')) return resolve(event);
	if (!(await setup.isDone()) && route.id !== '/(public)/setup') redirect(303, '/setup');
	if (route.id.startsWith('/(public)')) return unstored(await resolve(event));
	if (!locals.person) {
		const search = url.search.length > MOST_TO_RETURN_TO ? '' : url.search;
		const way = locals.door ? `/store/${locals.door}` : '/sign-in';
		redirect(303, `${way}?next=${encodeURIComponent(url.pathname + search)}`);
	}
	if (route.id.startsWith('/(admin)') && !isAdmin(locals.person)) error(404, m.error_not_found());
	return unstored(await resolve(event));
};

/** Pages carry personal data, and a shared phone keeps none. */
function unstored(response: Response) {
	response.headers.set('Cache-Control', 'private, no-store');
	return response;
}

/** Kit looks an action's name up in a plain object, where `constructor` is one. */
function namesNoAction(url: URL) {
	const named = [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);
	return named !== undefined && (named === 'default' || named in {});
}

export const handle = sequence(logged, who, language, gate);

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	const { requestId } = event.locals;
	if (status >= 500) log().error({ requestId, route: event.route.id, error: scrub(thrown) }, 'unexpected');
	return { message: status >= 500 ? m.error_unexpected() : status === 404 ? m.error_not_found() : message, requestId };
};
