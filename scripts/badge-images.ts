// Draws static/badges/*.png from the SVG beside them: `node scripts/badge-images.ts`. Both are committed.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { chunk } from '../src/lib/awards/credentials/png.ts';
import { launchOptions } from '../tests/support/browser.ts';

const SIDE = 512;
const folder = join(import.meta.dirname, '../static/badges');
const browser = await chromium.launch(await launchOptions());
const page = await browser.newPage();
for (const name of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
	const png = pngOf(await pixelsOf(readFileSync(join(folder, name), 'utf8')));
	writeFileSync(join(folder, name.replace('.svg', '.png')), png);
	console.log(`${name}: ${(png.length / 1024).toFixed(1)} KB`);
}
await browser.close();

/** Red, green, blue and opacity of each pixel. */
async function pixelsOf(svg: string) {
	const base64 = await page.evaluate(
		async ({ svg, side }) => {
			const image = new Image();
			image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
			await image.decode();
			const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
			const brush = canvas.getContext('2d')!;
			brush.drawImage(image, 0, 0);
			const { data } = brush.getImageData(0, 0, side, side);
			return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
		},
		{ svg, side: SIDE }
	);
	return Buffer.from(base64, 'base64');
}

/** With the 256 colours that are seen most: a quarter of what a browser would write. */
function pngOf(pixels: Buffer) {
	const seen = new Map<number, number>();
	for (let at = 0; at < pixels.length; at += 4) {
		const colour = pixels.readUInt32BE(at);
		seen.set(colour, (seen.get(colour) ?? 0) + 1);
	}
	const colours = [...seen.keys()];
	const palette = colours.toSorted((a, b) => seen.get(b)! - seen.get(a)!).slice(0, 256);
	const place = new Map(colours.map((colour) => [colour, nearest(palette, colour)]));

	const rows = Buffer.alloc((SIDE + 1) * SIDE); // each begins with 0: as it is
	for (let y = 0; y < SIDE; y++)
		for (let x = 0; x < SIDE; x++) rows[y * (SIDE + 1) + x + 1] = place.get(pixels.readUInt32BE(4 * (y * SIDE + x)))!;

	const head = Buffer.from([0, 0, SIDE >> 8, SIDE & 255, 0, 0, SIDE >> 8, SIDE & 255, 8, 3, 0, 0, 0]);
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		chunk('IHDR', head),
		chunk('PLTE', Buffer.from(palette.flatMap((colour) => parts(colour).slice(0, 3)))),
		chunk('tRNS', Buffer.from(palette.map((colour) => parts(colour)[3]!))),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function nearest(palette: number[], colour: number) {
	const distances = palette.map((other) =>
		parts(other).reduce((sum, part, i) => sum + (part - parts(colour)[i]!) ** 2, 0)
	);
	return distances.indexOf(Math.min(...distances));
}

function parts(colour: number) {
	return [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255, colour & 255];
}
