/** No two signs look alike, on paper or on a bad screen, and no vowels: no code is a word. */
export const ALPHABET = '23456789CDFHJKMNPRTVWXY';
export const CARD_SIGNS = 8;
export const DOOR_SIGNS = 12;

/** What is easily read or typed for what stands there. */
const MEANT: Record<string, string> = { B: '8', S: '5', Z: '2', G: '6', U: 'V', O: 'D', Q: 'D', '0': 'D' };

/** A code as it is kept, however it was typed: without gaps, in capitals. Undefined if it can be none. */
export function readCode(typed: string, signs: number) {
	const code = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}.]/gu, '')
		.replace(/[BSZGUOQ0]/g, (sign) => MEANT[sign]!);
	return code.length === signs && [...code].every((sign) => ALPHABET.includes(sign)) ? code : undefined;
}

/** `K7M3-9PXR`: four signs are kept in mind at once. */
export const showCode = (code: string) => code.match(/.{1,4}/g)!.join('-');

/** Sign by sign, for who hears it. */
export const spellCode = (code: string) => [...code].join(' ');
