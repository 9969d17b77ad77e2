import answers from 'virtual:answers';
import skills from 'virtual:skills';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import * as m from '#lib/paraglide/messages.js';
import { NotFound } from '#lib/platform/errors.ts';
import { LOCALES, type Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import type { Answer } from './lesson.ts';

const texts = import.meta.glob<{ default: Component }>('/content/answers/*/*.md', { eager: true });

const NAMES: Record<string, typeof m.skill_greeting> = {
	greeting: m.skill_greeting,
	listening: m.skill_listening,
	empathy: m.skill_empathy,
	advice: m.skill_advice,
	integrity: m.skill_integrity,
	relationship: m.skill_relationship,
	shop: m.answers_skill_shop
};

export const slugs = Object.keys(answers).sort();
export const exists = (slug: string) => Object.hasOwn(answers, slug);

/** The one-page answers that a language has. */
export const all = (locale: Locale) =>
	slugs.flatMap((slug) => {
		const answer = answers[slug]![locale];
		return answer ? [{ slug, ...answer }] : [];
	});

/** An answer in the reader's language, or in the first that it has. */
function wordsOf(slug: string, reader: Locale): Answer & { locale: Locale } {
	if (!exists(slug)) throw new NotFound();
	const locale = [reader, ...LOCALES].find((locale) => answers[slug]![locale])!;
	return { ...answers[slug]![locale]!, locale };
}

export const titleOf = (slug: string, reader: Locale) => wordsOf(slug, reader).title;

/** The page itself, with the section of a lesson that says more. */
export function page(slug: string, reader: Locale) {
	const { title, see, locale } = wordsOf(slug, reader);
	const { body } = render(texts[`/content/answers/${slug}/${locale}.md`]!.default, { props: {} });
	return { slug, title, locale, html: body.replace(/<!--.*?-->/gs, ''), more: see && sectionAt(see, reader) };
}

/** All of them by the skill of their first practice; within it first what `often` says is opened most. */
export function bySkill(reader: Locale, often: Map<string, number>) {
	const times = (slug: string) => often.get(`answers/${slug}`) ?? 0;
	const sorted = slugs
		.map((slug) => ({ slug, ...wordsOf(slug, reader) }))
		.sort((a, b) => times(b.slug) - times(a.slug) || a.title.localeCompare(b.title, reader));
	return Object.entries(skills).flatMap(([skill, ids]) => {
		const found = sorted.filter((answer) => ids.includes(answer.practices[0]!));
		if (found.length === 0) return [];
		const name = NAMES[skill]!({}, { locale: reader });
		return [{ skill, name, answers: found.map(({ slug, title, locale }) => ({ slug, title, locale })) }];
	});
}

function sectionAt(place: string, reader: Locale) {
	const [slug, id] = place.split('/') as [string, string];
	const section =
		catalogue.exists(slug) && catalogue.module(slug, reader).sections.find((section) => section.id === id);
	return section ? { href: `/learn/${place}?from=answers`, title: section.title } : undefined;
}
