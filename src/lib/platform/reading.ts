const PACE = { words: 200, characters: 350 }; // a minute; adults on a phone, and Chinese without spaces

/** Minutes in which people read a text at ease. */
export function minutesToRead(text: string) {
	const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}’'-]+/gu)?.length ?? 0;
	return words / PACE.words + chinese / PACE.characters;
}
