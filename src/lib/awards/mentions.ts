const HAN = /\p{Script=Han}/u;
/** Endings that a Finnish or Dutch name takes on: Noor’s, Noorin, Noorille. */
const ENDING = String.raw`(?:['’]?\p{L}{1,4})?`;

/**
 * Whether a text speaks of one of these people, by first or full name. What colleagues wrote may name a third one, who
 * has not been asked. In doubt it does: then a wall shows a sentence less.
 */
export const mentions = (text: string, names: string[]) => names.some((name) => speaksOf(text, name.trim()));

function speaksOf(text: string, name: string) {
	if (HAN.test(name)) return text.includes(name) || text.includes(givenName(name));
	const first = name.split(/\s+/)[0]!.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
	if (!first) return false;
	// With an ending, Bo would be in every book.
	const ending = [...first].length > 3 ? ENDING : String.raw`(?:['’]s)?`;
	return new RegExp(String.raw`(?<!\p{L})${first}${ending}(?!\p{L})`, 'iu').test(text);
}

/** 李薇 is called by both; 陳美玲 is 美玲. */
const givenName = (name: string) => {
	const letters = [...name.replace(/\s/g, '')];
	return letters.length > 2 ? letters.slice(-2).join('') : letters.join('');
};
