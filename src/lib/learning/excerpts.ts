import { isHan, termsOfWord, wordsOf } from './terms.ts';

/** A piece of a text; `hit`: a word that was looked for. */
export type Piece = { text: string; hit: boolean };
type Span = { from: number; to: number };

/** About two lines on a phone. */
const LENGTH = { words: 120, han: 56 };

/** Chinese writes no spaces: those that the edges of paragraphs left are taken out. */
const BETWEEN_SIGNS =
	/(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef]) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;

/** A text in pieces, with the words that it was found by. */
export function marked(text: string, terms: Set<string>): Piece[] {
	const pieces: Piece[] = [];
	let done = 0;
	for (const { from, to } of hitsIn(text, terms)) {
		if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
		pieces.push({ text: text.slice(from, to), hit: true });
		done = to;
	}
	if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
	return pieces;
}

/** The part of a text in which most of what was looked for stands, in pieces; its beginning where nothing does. */
export function excerpt(whole: string, terms: Set<string>): Piece[] {
	const text = whole.replace(BETWEEN_SIGNS, '');
	const isChinese = isHan(text.slice(0, 40));
	const length = isChinese ? LENGTH.han : LENGTH.words;
	const beginning = (from: number) => (isChinese ? Math.round(from) : wordAfter(text, from));
	const hits = hitsIn(text, terms);
	const within = (start: number) => hits.filter(({ from, to }) => from >= start && to <= start + length).length;
	const best = hits.reduce<Span | undefined>((a, b) => (a && within(a.from) >= within(b.from) ? a : b), undefined);
	const start = best && best.to > length ? beginning(best.from - length / 5) : 0;
	const end = start + length >= text.length ? text.length : beginning(start + length);
	const part = text
		.slice(start, end)
		.replace(/^[\s\p{Po}\p{Pe}\p{Pf}]+/u, '')
		.trimEnd();
	return marked(`${start > 0 ? '… ' : ''}${part}${end < text.length ? ' …' : ''}`, terms);
}

function hitsIn(text: string, terms: Set<string>): Span[] {
	const spans = wordsOf(text).flatMap(({ at, text: word }): Span[] => {
		if (!isHan(word))
			return termsOfWord(word).some((term) => terms.has(term)) ? [{ from: at, to: at + word.length }] : [];
		return pairsIn(word, terms).map(({ from, to }) => ({ from: at + from, to: at + to }));
	});
	// Chinese is found by single characters only where no two that stand together were.
	if (spans.length || !isHan(text)) return spans;
	return [...text.matchAll(/\p{Script=Han}/gu)]
		.filter(([character]) => terms.has(character))
		.map(({ index, 0: character }) => ({ from: index, to: index + character.length }));
}

/** Where neighbours that were looked for stand in a run of Chinese; those that overlap are one. */
function pairsIn(run: string, terms: Set<string>) {
	const characters = [...run.matchAll(/./gsu)];
	const spans: Span[] = [];
	for (const [i, { 0: character, index }] of characters.slice(0, -1).entries()) {
		const next = characters[i + 1]![0];
		if (!terms.has(character + next)) continue;
		const to = index + character.length + next.length;
		const last = spans.at(-1);
		if (last && last.to > index) last.to = to;
		else spans.push({ from: index, to });
	}
	return spans;
}

/** Where the next word begins. */
function wordAfter(text: string, from: number) {
	const space = text.indexOf(' ', Math.max(0, from));
	return space < 0 ? text.length : space + 1;
}
