import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/app.css'), 'utf8');

const papers = ['base-100', 'base-200'];
const tones = ['info', 'success', 'warning', 'error'];
const fills = ['primary', 'accent', 'secondary', 'neutral', ...tones];
const softs = ['primary-soft', ...tones.map((tone) => `${tone}-soft`)];

/** Words on their ground: WCAG 1.4.3. */
const text: [string, string][] = [
	...fills.map((fill): [string, string] => [`${fill}-content`, fill]),
	...pairs(['base-content', 'muted'], [...papers, 'base-300', ...softs]),
	...pairs(['accent-ink', 'secondary', ...tones], papers),
	...pairs(['accent-ink', 'error'], ['base-300', 'primary-soft']),
	...tones.map((tone): [string, string] => [tone, `${tone}-soft`])
];

/** Edges of controls, the focus ring, bars and marks: WCAG 1.4.11. */
const shapes: [string, string][] = [
	...pairs(['line'], papers),
	...pairs(['focus'], [...papers, 'base-300', ...softs]),
	...pairs(['base-content', ...tones], ['base-300']),
	['success', 'success-soft'],
	['base-content', 'primary-soft']
];

describe.each(['attune-light', 'attune-dark'])('%s', (name) => {
	const colours = theme(name);

	test.each(text)('%s can be read on %s', (ink, ground) => {
		expect(contrast(colours(ink), colours(ground))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(shapes)('%s stands out from %s', (shape, ground) => {
		expect(contrast(colours(shape), colours(ground))).toBeGreaterThanOrEqual(3);
	});
});

test('the measure itself is right', () => {
	expect(contrast([1, 0, 0], [0, 0, 0])).toBeCloseTo(21, 1);
	expect(contrast([0.5999, 0, 0], [1, 0, 0])).toBeCloseTo(3.95, 1); // #808080 on white
});

test('both themes define the same tokens', () => {
	const names = (theme: string) => [...block(theme).matchAll(/--[\w-]+(?=:)/g)].map(([token]) => token);
	expect(names('attune-dark')).toEqual(names('attune-light'));
});

type Oklch = [lightness: number, chroma: number, hue: number];

function pairs(inks: string[], grounds: string[]) {
	return inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground]));
}

function theme(name: string) {
	const tokens = block(name);
	return (token: string): Oklch => {
		const found = tokens.match(new RegExp(`--color-${token}: oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)`));
		if (!found) throw new Error(`${name} has no --color-${token}`);
		return [Number(found[1]) / 100, Number(found[2]), Number(found[3])];
	};
}

function block(name: string) {
	return (
		css
			.split('@plugin')
			.find((part) => part.includes(`name: '${name}'`))
			?.split('}')[0] ?? ''
	);
}

function contrast(one: Oklch, other: Oklch) {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

// oklch → linear sRGB, clipped to what a screen can show and rounded to its 8 bits; Björn Ottosson's matrices.
function luminance([lightness, chroma, hue]: Oklch) {
	const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
	const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
	const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
	return 0.2126 * shown(red) + 0.7152 * shown(green) + 0.0722 * shown(blue);
}

function shown(linear: number) {
	const clipped = Math.min(1, Math.max(0, linear));
	const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
	const byte = Math.round(encoded * 255) / 255;
	return byte <= 0.04045 ? byte / 12.92 : ((byte + 0.055) / 1.055) ** 2.4;
}
