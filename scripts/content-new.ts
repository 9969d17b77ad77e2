// `npm run content:new scenario <slug>`: lays out a role-play that is sound in structure, for its author to fill with life.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { MOODS } from '../src/lib/roleplay/engine/graph.ts';
import { LOCALES } from './content.ts';

const SCENES = ['hello', 'what-for', 'listening', 'the-need', 'the-choice', 'the-price', 'a-doubt', 'goodbye'];
const REPLIES = ['serve', 'hurry', 'sell'] as const;
/** What the replies are worth until the author knows better: each wrong one is better in something. */
const EFFECTS = {
	serve: { shows: { listening: 2, empathy: 1 }, trust: 8, minutes: 2, stance: { service: 2, sale: 1 } },
	hurry: { shows: { advice: 1, listening: -1 }, trust: -4, minutes: 0, stance: { service: -1, sale: 0 } },
	sell: { shows: { listening: -1 }, trust: -8, minutes: 1, stance: { service: -2, sale: 3 } }
};

const [kind, slug, root = '.'] = process.argv.slice(2);
const at = `${root}/content/scenarios/${slug}`;
if (kind !== 'scenario' || !slug || !/^[a-z][a-z0-9-]*$/.test(slug))
	stop('npm run content:new scenario <slug-of-small-letters>');
if (existsSync(at)) stop(`${at} is there already`);

mkdirSync(at, { recursive: true });
write('graph', graph());
for (const locale of LOCALES) write(locale, words(locale));
console.log(`${at}: graph.yaml and ${LOCALES.map((locale) => `${locale}.yaml`).join(', ')}
Next: the story in one sentence, the facts, the scenes; then the words, each language for its own shops (content/README.md).
npm run content:check says what is missing, by file and line.`);

function graph() {
	const scenes = SCENES.map((scene, i) => {
		const next = SCENES[i + 1];
		const to = next ?? [{ trustAtLeast: 80, go: 'glad' }, { trustAtLeast: 40, go: 'so-so' }, { go: 'gone' }];
		const learns = scene === 'what-for' ? { learns: ['need'] } : {};
		const choice = (id: (typeof REPLIES)[number]) => ({
			practice: 'L1',
			...EFFECTS[id],
			...(id === 'serve' ? learns : {}),
			to
		});
		return [scene, { choices: Object.fromEntries(REPLIES.map((id) => [id, choice(id)])) }];
	});
	return {
		practices: ['L1'],
		passMark: 80,
		portrait: 'aino',
		trust: 50,
		facts: ['need'],
		start: SCENES[0],
		scenes: Object.fromEntries(scenes),
		endings: { glad: { kind: 'delighted' }, 'so-so': { kind: 'lukewarm' }, gone: { kind: 'lost' } }
	};
}

/** Every text says what belongs there, so that the check can tell what is still to be written. */
function words(locale: string) {
	const todo = (what: string) => `TODO ${locale} ${what}`;
	const reply = (scene: string, id: string) => ({
		text: todo(`reply ${scene} ${id}`.padEnd(30, '.')),
		thought: todo(`what the customer thinks, ${scene} ${id}`),
		reason: todo(`why it helps or hurts, ${scene} ${id}`)
	});
	const scene = (id: string) => ({
		says: todo(`what the customer says, ${id}`),
		choices: Object.fromEntries(REPLIES.map((choice) => [choice, reply(id, choice)]))
	});
	return {
		title: todo('title'),
		goal: todo('goal'),
		briefing: todo('briefing'),
		customer: todo('customer'),
		body: Object.fromEntries(MOODS.map((mood) => [mood, todo(`body language, ${mood}`)])),
		facts: { need: todo('what the customer needs') },
		scenes: Object.fromEntries(SCENES.map((id) => [id, scene(id)])),
		endings: Object.fromEntries(
			['glad', 'so-so', 'gone'].map((id) => [id, { title: todo(`ending ${id}`), text: todo(`how it ends, ${id}`) }])
		)
	};
}

function write(name: string, value: object) {
	const schema = name === 'graph' ? 'graph' : 'words';
	const text = `# yaml-language-server: $schema=../../schema/${schema}.json\n${stringify(value, { lineWidth: 110, aliasDuplicateObjects: false })}`;
	writeFileSync(`${at}/${name}.yaml`, text);
}

function stop(why: string): never {
	console.error(why);
	process.exit(1);
}
