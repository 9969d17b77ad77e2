import { encode } from 'uqr';

/** A square code as one path of a drawing that is `size` modules wide, with the quiet edge that readers need. */
export type Qr = { size: number; path: string };

const EDGE = 4;

/** The code that says `text`: a quarter of it may be torn or stained. */
export function qrOf(text: string): Qr {
	const { data, size } = encode(text, { ecc: 'Q', border: EDGE });
	return { size, path: data.flatMap((row, y) => runs(row).map(([x, length]) => bar(x, y, length))).join('') };
}

const bar = (x: number, y: number, length: number) => `M${x} ${y}h${length}v1h-${length}z`;

/** Where dark modules begin, and how many stand side by side. */
function runs(row: boolean[]) {
	const found: [x: number, length: number][] = [];
	for (const [x, dark] of row.entries()) {
		const last = found.at(-1);
		if (!dark) continue;
		if (last && last[0] + last[1] === x) last[1]++;
		else found.push([x, 1]);
	}
	return found;
}
