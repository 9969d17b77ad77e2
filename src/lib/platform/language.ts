import { baseLocale, isLocale, locales, type Locale } from '#lib/paraglide/runtime.js';

export type { Locale };
export const LOCALES = locales;

/** The person's choice, else the browser's list. Chinese needs the script: zh-TW, zh-HK and zh-MO read Traditional. */
export function pickLocale(chosen: string | null | undefined, acceptLanguage: string | null): Locale {
	if (chosen && isLocale(chosen)) return chosen;
	const wanted = (acceptLanguage ?? '')
		.slice(0, 300)
		.split(',')
		.map((part) => ({ tag: part.split(';')[0]!.trim(), q: Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1) }))
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q);
	for (const { tag } of wanted) {
		let locale;
		try {
			locale = new Intl.Locale(tag).maximize();
		} catch {
			continue; // not a language tag: the next one may be
		}
		for (const candidate of [`${locale.language}-${locale.script}`, locale.language])
			if (isLocale(candidate)) return candidate;
	}
	return baseLocale;
}

/** Each language in its own words, as a reader looks for it. */
export const LANGUAGES: Record<Locale, string> = {
	en: 'English',
	fi: 'Suomi',
	nl: 'Nederlands',
	'zh-Hant': '繁體中文'
};
