import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as answers from '#lib/learning/answers.server.ts';
import { excerpt, marked, type Piece } from '#lib/learning/excerpts.ts';
import { search, searchIn } from '#lib/learning/search.server.ts';
import { cut, isHan, termsOf } from '#lib/learning/terms.ts';
import { LOCALES, type Locale } from '#lib/platform/language.ts';
import { handbook } from '#tests/support/handbook.ts';

const inHandbook = searchIn(handbook);
const keys = (asked: string, locale: Locale) => inHandbook(asked, locale).results.map(({ href }) => href.slice(1));

/** As people type with one thumb: what they meant, and the page that they want. */
const TYPED: Record<Locale, [typed: string, page: string][]> = {
	en: [
		['recipet', 'receipt'],
		['no reciept', 'receipt'],
		['chaeper onlin', 'online'],
		['quue', 'queue'],
		['dont know', 'unknown'],
		['furius customer', 'angry'],
		['complant', 'complaint'],
		['gaurantee', 'complaint'],
		['disscount', 'discount'],
		['out of stok', 'sold-out'],
		['shopliftr', 'thief'],
		['cloesing', 'closing'],
		['birthday presnt', 'gift'],
		['WRAPPING', 'gift']
	],
	fi: [
		['kuiti', 'receipt'],
		['ilman kuitttia', 'receipt'],
		['kuitin puuttuessa', 'receipt'],
		['nettissa halvempi', 'online'],
		['jonossa', 'queue'],
		['en tieda vastaustta', 'unknown'],
		['vihanen asiakas', 'angry'],
		['reklamatio', 'complaint'],
		['reklamaatiosta', 'complaint'],
		['alenus', 'discount'],
		['alennuksen', 'discount'],
		['lopunmyyty', 'sold-out'],
		['varkaudesta', 'thief'],
		['ulkomalainen', 'language'],
		['syntymapaiva', 'gift'],
		['lahjan paketoiminen', 'gift']
	],
	nl: [
		['bonetje', 'receipt'],
		['zonder bom', 'receipt'],
		['goedkooper', 'online'],
		['lange rijj', 'queue'],
		['weet anwoord niet', 'unknown'],
		['boze klanten', 'angry'],
		['klahct', 'complaint'],
		['garatie', 'complaint'],
		['kroting', 'discount'],
		['uitverkogt', 'sold-out'],
		['voorraat', 'sold-out'],
		['dievstal', 'thief'],
		['sluitingtijd', 'closing'],
		['cadoutje', 'gift'],
		['verjaardags', 'gift']
	],
	'zh-Hant': [
		['沒有發漂', 'receipt'],
		['沒帶法票', 'receipt'],
		['髮票', 'receipt'],
		['網路比較偏宜', 'online'],
		['排對很長', 'queue'],
		['不之道答案', 'unknown'],
		['客人大哄', 'angry'],
		['保故', 'complaint'],
		['可以打拆嗎', 'discount'],
		['却貨', 'sold-out'],
		['小投', 'thief'],
		['外國可人', 'language'],
		['打洋時間', 'closing'],
		['生曰禮物', 'gift']
	]
};

describe.each(LOCALES)('a slip of the thumb in %s', (locale) => {
	test.each(TYPED[locale])('%s finds %s among the first three', (typed, page) => {
		expect(keys(typed, locale).slice(0, 3)).toContain(page);
	});
});

describe('the handbook that is shipped', () => {
	/** A letter left out of the longest word; of Chinese, the first character a wrong one. */
	const slip = (title: string) => {
		if (isHan(title)) return title.replace(/\p{Script=Han}/u, '龘');
		const longest = title.split(' ').reduce((a, b) => (b.length > a.length ? b : a));
		return title.replace(longest, longest.slice(0, 2) + longest.slice(3));
	};

	it.each(LOCALES)('finds each answer by its title with a slip in it, %s', (locale) => {
		const missed = answers.all(locale).filter(({ slug, title }) => {
			const first = search(slip(title), locale).results.slice(0, 3);
			return !first.some(({ href }) => href === `/answers/${slug}`);
		});
		expect(missed.map(({ title }) => slip(title))).toEqual([]);
	});

	it('finds sections of lessons too, and says that the reader came from here', () => {
		const [section] = search('greeting', 'en').results.filter(({ kind }) => kind === 'section');
		expect(section!.href).toMatch(/^\/learn\/[a-z-]+\/[a-z-]+\?from=answers$/);
		expect(text(section!.excerpt)).not.toMatch(/[<>]|&[a-z]+;/);
	});
});

describe('what is asked', () => {
	it.each([
		['capitals', 'RECEIPT'],
		['full width', 'ｒｅｃｅｉｐｔ'],
		['accents', 'réçëîpt'],
		['a direction', '\u202ereceipt\u200f'],
		['signs that nobody sees', 're\u200bce\u00adipt\ufeff'],
		['emoji', '🧾 receipt 🧾🏽👨‍👩‍👧'],
		['control signs', '\u0000receipt\u001b\n'],
		['half a character', '\ud83d receipt']
	])('may come with %s', (_, typed) => {
		expect(keys(typed, 'en')[0]).toBe('receipt');
	});

	it('is found by more words before fewer', () => {
		expect(keys('customer cheaper', 'en')[0]).toBe('online');
		expect(keys('customer shouting', 'en')[0]).toBe('angry');
		expect(keys('en tiedä mitä hinta on', 'fi')).toContain('unknown');
	});

	it('is asked without dots as well, and in any form of the word', () => {
		expect(termsOf('Kääntäjää')).toEqual(termsOf('kaantajaa'));
		expect(termsOf('kuittia')[1]).toBe(termsOf('kuitista')[1]);
		expect(termsOf('don’t')).toEqual(termsOf('DONT'));
		expect(termsOf('沒發票')).toEqual(['沒發', '發票', '沒', '發', '票']);
	});

	it('is cut to 200 characters and to twelve words, or twice as many Chinese characters', () => {
		expect(cut('price')).toEqual({ query: 'price', isCut: false });
		expect(cut(`${'a'.repeat(200)}b`)).toEqual({ query: 'a'.repeat(200), isCut: true });
		expect(cut('🎉'.repeat(10_000))).toEqual({ query: '🎉'.repeat(200), isCut: true });
		const words = Array.from({ length: 13 }, (_, i) => `w${i}`);
		expect(cut(words.slice(0, 12).join(' ')).isCut).toBe(false);
		expect(cut(words.join(' '))).toEqual({ query: words.slice(0, 12).join(' '), isCut: true });
		expect(cut('客'.repeat(24)).isCut).toBe(false);
		expect(cut('客'.repeat(25))).toEqual({ query: '客'.repeat(24), isCut: true });
	});

	it('may be any string: there is a page, and it says what was asked', () => {
		const any = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 400 }),
			fc.string({ unit: 'grapheme', maxLength: 400 }),
			fc.array(fc.constantFrom(...'receipt 客人發票 \u200f\u200b\u0301🧾ß\u{20000}’ﷺ')).map((parts) => parts.join(''))
		);
		fc.assert(
			fc.property(any, fc.constantFrom(...LOCALES), (typed, locale) => {
				const { query, results } = inHandbook(typed, locale);
				expect([...query].length).toBeLessThanOrEqual(200);
				expect(cut(query)).toEqual({ query, isCut: false });
				for (const { title, excerpt } of results) expect(text(title) && text(excerpt)).toBeTruthy();
			})
		);
	});
});

describe('a language that has nothing', () => {
	it('gives way to the others, English first, in the reader’s words', () => {
		const { language, results } = inHandbook('no receipt', 'fi');
		expect(language).toBe('en');
		expect(results[0]).toMatchObject({ locale: 'fi', href: '/receipt' });
		expect(results[0]!.title).toEqual([{ text: 'Asiakas haluaa palauttaa ilman kuittia', hit: false }]);
		expect(inHandbook('發票', 'nl').language).toBe('zh-Hant');
	});

	it('shows a page that it lacks in the language that has it', () => {
		const without = searchIn((locale) => handbook(locale).filter(({ key }) => locale === 'nl' || key !== 'thief'));
		const { language, results } = without('winkeldief', 'fi');
		expect(language).toBe('nl');
		expect(results[0]).toMatchObject({ locale: 'nl', href: '/thief' });
		expect(results.slice(1).every(({ locale }) => locale === 'fi')).toBe(true);
		expect(keys('xyzzyq', 'fi')).toEqual([]);
		expect(keys('🎉', 'fi')).toEqual([]);
	});
});

test.each(['refund please', 'customer without a receipt'])('“%s” in Finnish hands: English has more of it', (asked) => {
	const { language, results } = search(asked, 'fi');
	expect(language).toBe('en');
	expect(results.map(({ href }) => href)).toContain('/answers/no-receipt');
	expect(results[0]!.locale).toBe('fi');
});

test('an excerpt of a Chinese page has no spaces between its sentences', () => {
	const excerpts = search('退貨 發票', 'zh-Hant').results.map(({ excerpt }) =>
		excerpt.map(({ text }) => text).join('')
	);
	expect(excerpts.length).toBeGreaterThan(2);
	for (const text of excerpts) expect(text).not.toMatch(/\p{Script=Han} \p{Script=Han}|。 \p{Script=Han}/u);
});

describe('the words that were looked for', () => {
	const hits = (pieces: Piece[]) => pieces.filter(({ hit }) => hit).map((piece) => piece.text);

	it('are marked where they stand, whatever form they have there', () => {
		expect(hits(marked('Kuitit ja kuitti: KUITTIA.', new Set(termsOf('kuitti'))))).toEqual([
			'Kuitit',
			'kuitti',
			'KUITTIA'
		]);
		expect(hits(marked('沒有發票，也沒有收據', new Set(termsOf('沒有發票'))))).toEqual(['沒有發票', '沒有']);
		expect(hits(marked('發脾氣', new Set(termsOf('發票'))))).toEqual(['發']);
	});

	it('are in the part of a long text that is shown', () => {
		const long = `${'Nothing of that here. '.repeat(30)}The receipt is in the bag, the receipt. ${'And so on. '.repeat(30)}`;
		const part = excerpt(long, new Set(termsOf('receipt')));
		expect(hits(part)).toEqual(['receipt', 'receipt']);
		expect(text(part)).toMatch(/^… .* …$/);
		expect(text(part).length).toBeLessThan(180);
		expect(text(excerpt(long, new Set()))).toMatch(/^Nothing of that here/);
		expect(hits(excerpt(`${'今天天氣很好。'.repeat(30)}發票在袋子裡。`, new Set(termsOf('發票'))))).toEqual(['發票']);
	});

	it('never add to the text nor take from it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (page, asked) => {
				expect(text(marked(page, new Set(termsOf(asked))))).toBe(page);
			})
		);
	});
});

function text(pieces: Piece[]) {
	return pieces.map((piece) => piece.text).join('');
}
