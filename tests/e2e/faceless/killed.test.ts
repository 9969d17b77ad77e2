import { readContent } from '../../../scripts/content.ts';
import { bestPath } from '../../../src/lib/roleplay/engine/scoring.ts';
import { startApp } from '../../support/app.ts';
import { expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';

const { graph, words } = readContent().scenarios['angry-queue']!;
const line = bestPath(graph).turns.map(({ scene, choice }) => words.en!.scenes[scene]!.choices[choice]!.text);

test('a server killed between turns has lost nothing that it had acknowledged', async ({ app }) => {
	await app.stop('SIGKILL');
	let server = await startApp(app.env, ['--demo']);
	const tom = await sessionsAt(server.url)('tom');
	const begun = await tom.post('/roleplay/angry-queue', { submission: crypto.randomUUID() });
	const path = begun.location!;
	for (const [index, text] of line.entries()) {
		const session = await sessionsAt(server.url)('tom');
		const buttons = [...(await session.get(path)).body.matchAll(/name="reply" value="(\d)">([^<]*)</g)];
		const reply = buttons.find(([, , label]) => plain(label!) === text)![1]!;
		const answer = await session.post(path, { turn: String(index + 1), reply });
		expect(answer.status).toBe(303);
		await server.stop('SIGKILL');
		server = await startApp(app.env, ['--demo']);
	}
	const page = (await (await sessionsAt(server.url)('tom')).get(path)).body;
	for (const text of line) expect(plain(page)).toContain(text);
	expect(page).toContain(`${path}/debrief`);
	await server.stop();
});

const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
