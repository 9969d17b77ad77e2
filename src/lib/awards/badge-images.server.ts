// Inlined, so that a running server needs no folder to find them in.
const pictures = import.meta.glob<string>('/static/badges/*.png', { query: '?inline', import: 'default' });
const fileOf = (name: string) => `/static/badges/${name}.png`;

/** A shipped award has a picture of its own, a shop's own ones share one. */
const nameOf = (award: string) => (Object.hasOwn(pictures, fileOf(award)) ? award : 'award');

export const addressOf = (award: string) => `/badges/${nameOf(award)}.png`;

export async function of(award: string) {
	const dataUrl = await pictures[fileOf(nameOf(award))]!();
	return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
