// How hard a text is to read, by measures that need no dictionary.

/**
 * LIX (Björnsson 1968): words in a sentence + long words (over six letters) in a hundred. Below 30 very easy, 40 easy, 50
 * as a newspaper. Long compounds are a language's own: Finnish comes out some 15 higher for the same ease.
 */
export function lix(text: string) {
	const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
	if (words.length === 0) return 0;
	const long = words.filter((word) => [...word].length > 6).length;
	return words.length / sentencesOf(text).length + (100 * long) / words.length;
}

/** Characters between two signs that end a sentence or part it: what a reader of Chinese holds at once. */
export function charactersAtOnce(text: string) {
	const parts = text.split(/[。！？!?，,；;：:、「」\n]+/).filter((part) => /\p{Script=Han}/u.test(part));
	const signs = parts.reduce((sum, part) => sum + (part.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
	return parts.length ? signs / parts.length : 0;
}

const sentencesOf = (text: string) => {
	const sentences = text.split(/[.!?…]+["”’)]*(?:\s|$)|\n+/).filter((part) => /\p{L}/u.test(part));
	return sentences.length ? sentences : [text];
};
