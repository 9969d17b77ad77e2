/** As much of a question as is worth looking up. */
const MOST = { characters: 200, words: 12 };
/** Longer than any 200 characters can be; what comes after it is not even looked at. */
const READ = 1_000;

const HAN = /\p{Script=Han}/u;
/** A run of Chinese characters, or a word with the apostrophes inside it. */
const WORD =
	/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}][[\p{L}\p{N}\p{M}]--\p{Script=Han}]*(?:['’][[\p{L}\p{N}\p{M}]--\p{Script=Han}]+)*/gv;
/** The beginning of a word, by which its inflected forms are found: kuitti, kuitin, kuittia. */
const STEM = 5;

type Word = { at: number; text: string };

/** The words of a text and where they stand. */
export const wordsOf = (text: string): Word[] =>
	[...text.matchAll(WORD)].map((found) => ({ at: found.index, text: found[0] }));

/** What was asked without signs that nobody sees, no longer than is looked up. Two Chinese characters count as a word. */
export function cut(asked: string) {
	const clean = plain(asked.slice(0, READ));
	const short = [...clean].slice(0, MOST.characters).join('').trimEnd();
	const words = wordsOf(short).flatMap(({ at, text }) =>
		isHan(text) ? [...text.matchAll(/.{1,2}/gsu)].map((pair) => at + pair.index + pair[0].length) : [at + text.length]
	);
	const end = words.length > MOST.words ? words[MOST.words - 1]! : short.length;
	return { query: short.slice(0, end), isCut: end < clean.length || asked.length > READ };
}

/**
 * By what a text is found. A Chinese run gives its pairs and its single characters, so that a wrong one leaves the
 * others; any other word gives itself and, with `*`, its beginning.
 */
export const termsOf = (text: string) => wordsOf(plain(text)).flatMap((word) => termsOfWord(word.text));

export function termsOfWord(word: string) {
	const folded = fold(word);
	if (!isHan(folded)) return folded.length < STEM ? [folded] : [folded, stemOf(folded)];
	const characters = [...folded];
	return [...characters.slice(1).map((character, i) => characters[i]! + character), ...characters];
}

export const isHan = (text: string) => HAN.test(text);
export const isStem = (term: string) => term.endsWith('*');
export const stemOf = (word: string) => `${word.slice(0, STEM)}*`;

/** Full-width forms as usual ones, one space for many; without directions, zero-width and control signs. */
const plain = (text: string) =>
	text
		.toWellFormed()
		.replace(/\p{Cf}/gu, '') // first: one of them may stand between a letter and its accent
		.normalize('NFKC')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();

/** Small letters without accents; a letter written twice counts once: most slips, and the grades of Finnish, are that. */
const fold = (word: string) =>
	word
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\p{M}'’]/gu, '')
		.replace(/(\p{L})\1+/gu, (same) => (isHan(same) ? same : same[0]!));
