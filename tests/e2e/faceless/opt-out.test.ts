import { ACTORS, MATRIX } from '../../support/matrix.ts';
import { expect, test } from '../app.ts';
import { sessionsAt, type Session } from '../sessions.ts';
import { findSubject } from '../subject.ts';

const NAME = 'Noor Rahimi';
const MOMENT = 'A man came back for the third time, and she knew his knee before he said a word.';
const CITATION = 'Noor turned a queue of nine into a conversation, and nobody left it.';
const WORDS = [NAME, 'knew his knee', 'queue of nine'];

/**
 * Where she is named still, because somebody's work needs it: her team's learning, certificates and figures for those who look
 * after her, the company's people for its administrator, and the awards that they decide for those who decide. Joonas, who
 * thanked her, still finds his own words, so he is not among those who look.
 */
const TEAM =
	/^\/team(\/assign|\/assignments(\/[0-9a-f-]+)?|\/people(\/[0-9a-f-]+(\/talk)?)?|\/export|\/cards|\/points|\/readings|\/certificates)?(\?|$)|^\/observe(\?|$)|^\/(today$|certificates\/)/;
const WORK: Record<string, RegExp[]> = {
	lotta: [TEAM],
	omar: [TEAM, /^\/awards(\/|$)/],
	saga: [TEAM, /^\/awards(\/|$)/, /^\/admin\/people/]
};
/** Where she signs in, whoever has the code from the store's wall: her name has to stand there to be tapped. */
const DOOR = /^\/store\//;

test('who opted out appears nowhere: every page, export and mail, as everybody', async ({ app }) => {
	test.setTimeout(300_000);
	const as = sessionsAt(app.url);
	const subject = await findSubject(as);
	const [noor, joonas, omar, visitor] = await Promise.all([as('noor'), as('joonas'), as('omar'), as('visitor')]);

	// While she is listed she is thanked, thanks, and is nominated; and she is on the break room's screen.
	await noor.post('/boards?/show', {});
	await noor.post('/account?/onScreen', {});
	await joonas.post('/account?/onScreen', {});
	await thank(joonas, NAME);
	await thank(noor, 'Joonas Mäki');
	const nominate = `/awards/nominate/${subject.round}`;
	const nominee = optionOf((await joonas.get(nominate)).body, NAME);
	await joonas.post(nominate, { nominee, practice: 'L2', moment: MOMENT, submission: id() });
	expect((await joonas.get(nominate)).body).toContain(MOMENT);
	const made = await omar.post('/screens?/make', {
		storeId: subject.store,
		name: 'Break room',
		locale: 'en',
		submission: id()
	});
	const screen = /\/screen\/[0-9a-f]{40}/.exec(made.body)![0];
	const shown = async () => [...(await crawl(visitor, [screen], 20)).values()].join();
	expect(await shown()).toContain(NAME);

	await noor.post('/boards?/hide', {});
	expect(await shown()).not.toContain(NAME);
	const before = app.mails().length;
	await award(omar, subject.round, nominee);
	const hers = () => app.mails().filter((mail) => mail.includes('To: noor@halla.example'));
	await expect.poll(() => hers().some((mail) => mail.includes('queue of nine'))).toBe(true);

	const found: string[] = [];
	const seeds = Object.entries(MATRIX)
		.filter(([route]) => route.startsWith('GET'))
		.flatMap(([, rows]) => rows.map(({ path }) => path(subject)));
	for (const actor of ACTORS) {
		const visited = await crawl(await as(actor), [...seeds, screen]);
		expect(visited.size, actor).toBeGreaterThan(seeds.length - 5);
		for (const [path, body] of visited)
			if (WORDS.some((word) => body.includes(word)) && ![DOOR, ...(WORK[actor] ?? [])].some((page) => page.test(path)))
				found.push(`${path} as ${actor}`);
	}
	expect(found).toEqual([]);
	const toOthers = app
		.mails()
		.slice(before)
		// Her own; and her lead's digest, whose week says who of the team needs a word.
		.filter((mail) => !/To: (noor|lotta)@halla\.example/.test(mail));
	for (const mail of toOthers) for (const word of WORDS) expect(mail).not.toContain(word);
});

/** Everything that links lead to from these pages, each address once, with what it says. */
async function crawl(session: Session, from: string[], most = 500) {
	const visited = new Map<string, string>();
	const waiting = [...from];
	while (waiting.length && visited.size < most) {
		const path = waiting.shift()!;
		if (visited.has(path) || path.startsWith('/sign-in')) continue;
		const { status, body, location } = await session.get(path);
		visited.set(path, status === 200 ? body : '');
		if (location?.startsWith('/')) waiting.push(location);
		for (const [, href] of body.matchAll(/(?:href="|url=)([/?][^"#]*)/g)) {
			const { pathname, search } = new URL(href!.replaceAll('&amp;', '&'), `http://attune.invalid${path}`);
			if (!pathname.startsWith('/_app') && !pathname.startsWith('/badges')) waiting.push(pathname + search);
		}
	}
	return visited;
}

const id = () => crypto.randomUUID();
const optionOf = (body: string, name: string) => new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*${name}`).exec(body)![1]!;

async function thank(giver: Session, name: string) {
	const { body } = await giver.get('/kudos?say');
	const form = { toId: optionOf(body, name), practice: 'L2', moment: MOMENT, quote: '', submission: id() };
	expect((await giver.post('/kudos', form)).status).toBe(303);
}

/** The whole round, with everybody on it picked, and one winner. */
async function award(omar: Session, round: string, winner: string) {
	const path = `/awards/rounds/${round}`;
	const send = (action: string, fields: string[][]) =>
		omar.raw(`${path}?/${action}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			data: new URLSearchParams([...fields, ['submission', id()]]).toString()
		});
	await send('close', []);
	const { body } = await omar.get(path);
	const letters = [...body.matchAll(/name="letters" value="([A-Z]+)"/g)].map(([, letter]) => ['letters', letter!]);
	await send('pick', letters);
	const decided = await send('decide', [
		['outcome', 'award'],
		['winners', winner],
		[`citation-${winner}`, CITATION]
	]);
	expect(decided.location).toMatch(/^\/awards\/[0-9a-f-]{36}$/);
}
