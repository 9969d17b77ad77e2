import { describe, expect, test } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { drawings } from '#lib/recognition/badge-drawings.ts';
import { badgeName } from '#lib/recognition/words.ts';

describe.each(catalogue.slugs)('the badge of %s', (slug) => {
	test('has a name of its own, and a drawing', () => {
		expect(badgeName(slug)).not.toBe(m.badge_other());
		expect(drawings).toHaveProperty(slug);
	});

	test.each(['en', 'fi', 'nl', 'zh-Hant'] as const)('says in %s what it is for, as the lesson is called', (locale) => {
		const key = `badge_${slug.replaceAll('-', '_')}` as 'badge_greeting';
		expect(m[key]({}, { locale })).toContain(catalogue.titleOf(slug, locale));
	});
});

test('no two badges look the same', () => {
	expect(new Set(Object.values(drawings).map(({ lines }) => lines)).size).toBe(catalogue.slugs.length);
});
