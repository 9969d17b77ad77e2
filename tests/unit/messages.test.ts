import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A message, or its forms: by number, or by one of a few words (`scope=team`). */
type Message = string | { declarations: string[]; selectors: string[]; match: Record<string, string> }[];

const TRANSLATIONS = ['fi', 'nl', 'zh-Hant'] as const;
/** The same on purpose. */
const BLANKS = [
	...['award_announced_by', 'award_of_period', 'items_n', 'minutes', 'portrait'], // placeholders, commas and “min”
	...['mail_award_heading', 'mail_award_subject', 'import_by', 'member_shared_row', 'stuck_with']
];
const SHARED: Record<(typeof TRANSLATIONS)[number], string[]> = {
	fi: BLANKS,
	// Dutch has these words from English or with it: badge, service, team; account, begin, module, coaching, inbox.
	nl: [
		...BLANKS,
		...['badge_other', 'badges', 'balance_service', 'nav_team', 'round_team', 'team', 'unit_team'],
		...['nav_account', 'continue_start', 'module', 'assign_n_modules', 'state_open', 'import_tab'],
		...['coaching_title', 'topic_coaching', 'inbox_label', 'inbox_title', 'digest_action']
	],
	'zh-Hant': ['items_n']
};

const english = read('en');
const keys = Object.keys(english).sort();
const source = globSync('src/**/*.{ts,svelte}', { exclude: ['src/lib/paraglide/**'] })
	.map((file) => readFileSync(file, 'utf8'))
	.join('\n');

describe.each(TRANSLATIONS)('%s', (locale) => {
	const words = read(locale);

	test('has the messages that English has', () => {
		expect(Object.keys(words).sort()).toEqual(keys);
	});

	test('puts the same things into each', () => {
		const differ = keys.filter((key) => key in words && String(blanks(words[key]!)) !== String(blanks(english[key]!)));
		expect(differ).toEqual([]);
	});

	test('says nothing in English', () => {
		const same = keys.filter((key) => JSON.stringify(words[key]) === JSON.stringify(english[key]));
		expect(same.filter((key) => !SHARED[locale].includes(key))).toEqual([]);
	});

	test('shares with English what the list says it does', () => {
		const differ = SHARED[locale].filter((key) => JSON.stringify(words[key]) !== JSON.stringify(english[key]));
		expect(differ).toEqual([]);
	});

	test('leaves no message empty', () => {
		expect(keys.filter((key) => key in words && forms(words[key]!).some((form) => !form.trim()))).toEqual([]);
	});

	test('has the plural forms that the language has', () => {
		const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
		for (const [key, message] of Object.entries(words)) {
			if (typeof message === 'string' || !isPlural(message)) continue;
			const given = Object.keys(message[0]!.match).flatMap(categories);
			expect(given.length === 1 && given[0] === '*' ? wanted : given, key).toEqual(expect.arrayContaining(wanted));
		}
	});
});

test('forms by word are the same words in every language', () => {
	for (const [key, message] of Object.entries(english)) {
		if (typeof message === 'string' || isPlural(message)) continue;
		for (const locale of TRANSLATIONS)
			expect(read(locale)[key], `${key} in ${locale}`).toMatchObject([
				{ match: Object.fromEntries(Object.keys(message[0]!.match).map((word) => [word, expect.any(String)])) }
			]);
	}
});

test('every message is said somewhere', () => {
	const said = new Set([...source.matchAll(/\b(?:m|words)\.([a-z]\w*)|['"]([a-z]\w*)['"]/g)].map((m) => m[1] ?? m[2]));
	expect(keys.filter((key) => !said.has(key))).toEqual([]);
});

test('what a form answers is a message', () => {
	const answers = globSync('src/lib/*/*forms.ts').flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, key]) => `${file}: ${key}`)
	);
	expect(answers.length).toBeGreaterThan(10);
	expect(answers.filter((answer) => !keys.includes(answer.split(': ')[1]!))).toEqual([]);
});

test('a plural form asks for what it counts', () => {
	for (const [key, message] of Object.entries(english)) {
		if (typeof message === 'string' || !isPlural(message)) continue;
		const { match, selectors } = message[0]!;
		expect(Object.keys(match), key).toHaveLength(2 ** selectors.length);
		expect(new Set(Object.keys(match).flatMap(categories)), key).toEqual(new Set(['one', 'other']));
		const inputs = message[0]!.declarations.filter((d) => d.startsWith('input ')).map((d) => d.slice(6));
		expect(inputs.sort(), key).toEqual(expect.arrayContaining(blanks(message)));
	}
});

function read(locale: string): Record<string, Message> {
	const { $schema: _, ...messages } = JSON.parse(readFileSync(`content/messages/${locale}.json`, 'utf8'));
	return messages;
}

/** `one` and `other` of `toPlural=one, practicesPlural=other`. */
const categories = (condition: string) => condition.split(', ').map((part) => part.split('=')[1]!);

const isPlural = (message: Exclude<Message, string>) => message[0]!.declarations.some((d) => d.endsWith(': plural'));

function forms(message: Message) {
	return typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
}

/** The placeholders of a message, in any of its forms. */
function blanks(message: Message) {
	return [
		...new Set(forms(message).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))
	].sort();
}
