import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from '#lib/platform/paths.ts';

test.each([
	['/', '/'],
	['/today', '/today'],
	['/learn/greeting?from=mail&x=1', '/learn/greeting?from=mail&x=1'],
	['/boards?month=2026-11#mine', '/boards?month=2026-11'],
	['/learn/../boards', '/boards'],
	['/../../boards', '/boards'],
	['/%2F..', '/%2F..'],
	['/%2f%2fevil.example', '/%2f%2fevil.example'],
	['/a//b', '/a//b'],
	['/sign-in?next=https://evil.example', '/sign-in?next=https://evil.example'],
	['/@evil.example', '/@evil.example'],
	['/ihmiset/Äijälä', '/ihmiset/%C3%84ij%C3%A4l%C3%A4']
])('%j is a path of ours: %j', (wanted, path) => {
	expect(ownPath(wanted, '/home')).toBe(path);
});

test.each([
	null,
	undefined,
	'',
	'today',
	'https://evil.example/',
	'javascript:alert(1)',
	'data:text/html,x',
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/today\\..\\x',
	'/\t/evil.example',
	'/\n/evil.example',
	'/\r\nSet-Cookie: a=b',
	'/ /evil.example',
	'/\u00a0x',
	'/\u2028x',
	'/a\0b',
	' /today',
	// A browser takes the dots away, and two slashes in front are another site.
	'/..//evil.example',
	'/.//evil.example',
	'/%2e//evil.example',
	'/%2E%2e//evil.example',
	'/today/..//evil.example',
	'/a/b/../..//evil.example'
])('%j is not: it leads home', (wanted) => {
	expect(ownPath(wanted, '/home')).toBe('/home');
});

test('whatever is wanted, the browser stays with us', () => {
	const piece = fc.constantFrom(
		...['/', '//', '\\', '.', '..', '%2e', '%2F', '%5C', '@', ':', '?', '#', '\t', 'a', 'ä']
	);
	const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
	const wanted = fc.oneof(
		fc.array(piece).map((pieces) => `/${pieces.join('')}`),
		fc.string({ unit })
	);
	fc.assert(
		fc.property(wanted, (wanted) => {
			const path = ownPath(wanted, '/home');
			expect(new URL(path, 'https://attune.example/sign-in').origin).toBe('https://attune.example');
			expect(ownPath(path, '/home')).toBe(path); // and asking again changes nothing
			expect(path).toMatch(/^\/[\x21-\x7e]*$/); // fit for a Location header
		}),
		{ numRuns: 1_000 }
	);
});
