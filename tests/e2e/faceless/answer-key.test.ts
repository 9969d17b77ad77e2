import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../../scripts/content.ts';
import { advance, begin, choicesOf, isOver, type Play } from '../../../src/lib/roleplay/engine/play.ts';
import { bestPath } from '../../../src/lib/roleplay/engine/scoring.ts';
import type { Graph, Words } from '../../../src/lib/roleplay/engine/graph.ts';
import { expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';

const { scenarios, lessons } = readContent();
/** DESIGN §9: what a turn sends to the player. */
const TURN_BYTES = 3 * 1024;

// Every thought, reason and reply of a role-play is a sentence of its own (content:check proves it), so each is a
// token that can be looked for in all that the server says.
for (const { slug, graph, words } of Object.values(scenarios)) {
	test(`${slug}: nothing of what was not played leaves the server`, async ({ app }) => {
		const session = await sessionsAt(app.url)('tom'); // reads English, and has played none of it to the end
		const leaks: string[] = [];
		const look = (where: string, body: string, played: string[]) => {
			const all = secrets(graph, words.en!);
			// A reply may be there twice, once for those who know more.
			const open = new Set(all.filter(({ key }) => played.includes(key)).map(({ token }) => token));
			for (const { token, key } of all) {
				if (!open.has(token) && plain(body).includes(plain(token))) leaks.push(`${where}: ${key}: ${token}`);
			}
		};
		const begun = await session.post(`/roleplay/${slug}`, { submission: crypto.randomUUID() });
		look('briefing', (await session.get(`/roleplay/${slug}`)).body, []);
		const path = begun.location!;
		const played: string[] = [];
		let play = begin(graph);
		for (const { choice } of bestPath(graph).turns) {
			const page = await session.get(path);
			const data = await session.get(`${path}/__data.json`);
			expect(Buffer.byteLength(data.body), 'a turn, in bytes').toBeLessThanOrEqual(TURN_BYTES);
			const offered = shownOrder(page.body, graph, words.en!, play);
			const shown = offered.map((id) => `reply ${play.at} ${id}`);
			look(`turn ${play.turns.length + 1}`, page.body, [...played, ...shown]);
			look(`turn ${play.turns.length + 1} as data`, data.body, [...played, ...shown]);
			for (const id of [play.at, ...offered]) if (hasName(data.body, id)) leaks.push(`name of ${id}`);
			const answer = await session.post(path, {
				turn: String(play.turns.length + 1),
				reply: String(offered.indexOf(choice))
			});
			look('the answer to a turn', answer.body, [...played, ...shown]);
			played.push(`reply ${play.at} ${choice}`);
			play = advance(graph, play, choice)!;
		}
		expect(isOver(graph, play)).toBe(true);
		// The debrief explains what was played and offers a stronger line for it: other reasons and thoughts stay.
		const debrief = await session.get(`${path}/debrief`);
		const explained = play.turns.flatMap(({ scene, choice }) => [
			`thought ${scene} ${choice}`,
			`reason ${scene} ${choice}`
		]);
		look('debrief', debrief.body, [...played, ...explained]);
		expect(leaks).toEqual([]);
	});
}

test('no script that a browser loads holds an answer: of a role-play, or of a check', () => {
	const scripts = filesIn('build/client').filter((file) => file.endsWith('.js'));
	expect(scripts.length).toBeGreaterThan(20);
	const all = scripts.map((file) => plain(readFileSync(file, 'utf8'))).join('\n');
	const tokens = [
		...Object.values(scenarios).flatMap(({ graph, words }) =>
			Object.values(words).flatMap((w) => secrets(graph, w).map((s) => s.token))
		),
		...Object.values(lessons).flatMap((lesson) =>
			Object.values(lesson).flatMap(({ sections }) => sections.flatMap((s) => s.check?.options.map((o) => o.why) ?? []))
		)
	];
	expect(tokens.length).toBeGreaterThan(500);
	expect(tokens.filter((token) => all.includes(plain(token)))).toEqual([]);
});

test('a check says what is right only once it is answered', async ({ app }) => {
	const session = await sessionsAt(app.url)('maya');
	const section = lessons.greeting!.en!.sections.find((section) => section.check)!;
	const before = await session.get(`/learn/greeting/${section.id}`);
	const data = await session.get(`/learn/greeting/${section.id}/__data.json`);
	for (const { why } of section.check!.options) {
		expect(plain(before.body)).not.toContain(plain(why));
		expect(plain(data.body)).not.toContain(plain(why));
	}
	expect(data.body).not.toContain('"why"');
});

type Secret = { key: string; token: string };

function secrets(graph: Graph, words: Words): Secret[] {
	return Object.keys(graph.scenes).flatMap((scene) =>
		Object.entries(words.scenes[scene]!.choices).flatMap(([choice, { text, thought, reason }]) => [
			{ key: `reply ${scene} ${choice}`, token: text },
			{ key: `thought ${scene} ${choice}`, token: thought },
			{ key: `reason ${scene} ${choice}`, token: reason }
		])
	);
}

/** The order in which the page shows the replies: what decides it stays on the server. */
function shownOrder(html: string, graph: Graph, words: Words, play: Play) {
	const place = (id: string) => plain(html).indexOf(`>${plain(words.scenes[play.at]!.choices[id]!.text)}</button>`);
	const ids = choicesOf(graph, play);
	for (const id of ids) if (place(id) < 0) throw new Error(`the reply ${id} is not on the page`);
	return ids.sort((a, b) => place(a) - place(b));
}

const hasName = (body: string, id: string) => id.includes('-') && body.includes(`"${id}"`);
/** HTML, JSON and JavaScript write the same characters in their own ways. */
const plain = (text: string) =>
	text
		.replaceAll('&amp;', '&')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('\\"', '"')
		.replaceAll("\\'", "'")
		.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16)))
		.replaceAll(/\s+/g, ' ');

const filesIn = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]
	);
