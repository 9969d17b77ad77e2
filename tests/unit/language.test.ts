import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locales } from '#lib/paraglide/runtime.js';
import { LANGUAGES, pickLocale } from '#lib/platform/language.ts';

test('what somebody chose counts more than their browser', () => {
	expect(pickLocale('fi', 'nl,en;q=0.8')).toBe('fi');
});

test.each([null, undefined, '', 'sv', 'FI', 'zh', '../en', 'constructor'])(
	'a choice that we do not speak (%j) falls to the browser',
	(chosen) => expect(pickLocale(chosen, 'nl')).toBe('nl')
);

test.each([
	['fi', 'fi'],
	['fi-FI,fi;q=0.9,en;q=0.8', 'fi'],
	['nl-BE', 'nl'],
	['NL-be', 'nl'],
	['en-AU', 'en'],
	['sv-FI,sv;q=0.9,fi;q=0.8', 'fi'], // the first one that we speak
	['en;q=0.3, nl;q=0.7', 'nl'], // by wish, not by place
	['en ; q=0.3 , nl ; q=0.7', 'nl'],
	['fi, nl', 'fi'] // equals by place
])('a browser that asks for %j gets %s', (header, locale) => {
	expect(pickLocale(null, header)).toBe(locale);
});

test.each([
	['zh-TW', 'zh-Hant'],
	['zh-HK', 'zh-Hant'],
	['zh-MO', 'zh-Hant'],
	['zh-Hant', 'zh-Hant'],
	['zh-hant-tw', 'zh-Hant'],
	['zh-Hant-CN', 'zh-Hant'],
	['zh-CN', 'en'], // Simplified: a reader is better served in English than in another script
	['zh', 'en'],
	['zh-Hans', 'en'],
	['zh-Hans-TW', 'en'],
	['zh-CN,fi;q=0.5', 'fi'],
	['zh-CN,zh;q=0.9,zh-TW;q=0.8', 'zh-Hant']
])('Chinese goes by its script: %j gets %s', (header, locale) => {
	expect(pickLocale(null, header)).toBe(locale);
});

test.each([null, '', '*', ',,,', ';q=1', 'xx-klingon-!!', 'en_US', '💐', 'q=0.5', 'i-klingon', 'a'.repeat(100)])(
	'a browser that asks for nothing we can read (%j) gets English',
	(header) => expect(pickLocale(null, header)).toBe('en')
);

test('what cannot be read is passed over for what can', () => {
	expect(pickLocale(null, '💐, *, fi')).toBe('fi');
});

test('a weight of zero means: anything but this', () => {
	expect(pickLocale(null, 'fi;q=0')).toBe('en');
	expect(pickLocale(null, 'fi;q=0, nl;q=0.1')).toBe('nl');
});

test('a weight that is no number does not upset the order of the others', () => {
	expect(pickLocale(null, 'en;q=0.1, fi;q=1.2.3, nl;q=0.9')).not.toBe('en');
});

test('whatever is asked, the answer is a language of ours', () => {
	const unit = fc.oneof(
		fc.constantFrom('zh', 'fi', '-', 'Hant', 'TW', ',', ';', 'q=', '0', '.', '9', ' ', '*', '_'),
		fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
	);
	fc.assert(
		fc.property(fc.option(fc.string({ unit })), fc.option(fc.string({ unit })), (chosen, header) => {
			expect(locales).toContain(pickLocale(chosen, header));
		})
	);
});

test('each language has its name', () => {
	expect(Object.keys(LANGUAGES).sort()).toEqual([...locales].sort());
});
