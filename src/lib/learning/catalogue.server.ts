import lessons from 'virtual:lessons';
import paths from 'virtual:paths';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Lesson, Section as Written } from './lesson.ts';

/** A part of a section: text, or the place of its check or pledge. */
export type Part = { html: string } | 'check' | 'pledge';
type Section = Written & { title: string; html: string };
export type Module = Omit<Lesson, 'sections'> & { slug: string; sections: Section[] };

const texts = import.meta.glob<{ default: Component }>('/content/modules/*/*.md', { eager: true });

/** The modules of the empathy path, in the order in which they are learnt: the ticket to the empathy award. */
export const EMPATHY_PATH = paths.empathy!.modules;

/** Every module's slug, in the order in which the paths come to it. */
export const slugs = [...new Set(Object.values(paths).flatMap(({ modules }) => modules))];

export const exists = (slug: string) => Object.hasOwn(lessons, slug);

/** What the catalogue says of a module, without its text. */
export const summary = (slug: string, locale: Locale) => {
	const { title, summary, minutes } = lesson(slug, locale);
	return { slug, title, summary, minutes };
};
export const summaries = (locale: Locale) => slugs.map((slug) => summary(slug, locale));
export const titleOf = (slug: string, locale: Locale) => (exists(slug) ? lesson(slug, locale).title : slug);

export function lesson(slug: string, locale: Locale): Lesson {
	if (!exists(slug)) throw new NotFound();
	return lessons[slug]![locale]!;
}

/** Where a practice is taught: a section of `preferred` if it has one, else of the first module that does. */
export function sectionOn(practice: string, preferred: string | undefined, locale: Locale) {
	for (const slug of [...(preferred ? [preferred] : []), ...slugs]) {
		const section = module(slug, locale).sections.find((section) => section.practices.includes(practice));
		if (section) return { href: `/learn/${slug}/${section.id}`, title: section.title };
	}
	return undefined;
}

const rendered = new Map<string, Module>();
/** A module with the HTML of its sections; answers of checks are in it, so it stays on the server. */
export function module(slug: string, locale: Locale): Module {
	const key = `${slug}/${locale}`;
	const known = rendered.get(key);
	if (known) return known;
	const { sections, ...rest } = lesson(slug, locale);
	const { body } = render(texts[`/content/modules/${slug}/${locale}.md`]!.default, {
		props: {},
		context: new Map([['locale', locale]])
	});
	// One <h2> a section: the content check has counted them.
	const parts = body
		.replace(/<!--.*?-->/gs, '')
		.split(/<h2[^>]*>/)
		.slice(1);
	const made = {
		...rest,
		slug,
		sections: sections.map((section, i) => {
			const [title, html] = parts[i]!.split('</h2>');
			return { ...section, title: title!.trim(), html: html!.trim() };
		})
	};
	rendered.set(key, made);
	return made;
}

/** The text of a section with its check and its pledge where the author put them, else at the end. */
export function partsOf({ html, check, pledge }: Section): Part[] {
	const parts = html.split(/<hr data-part="(check|pledge)"[^>]*>/).map((part, i): Part => {
		return i % 2 ? (part as 'check' | 'pledge') : { html: part.trim() };
	});
	if (check && !parts.includes('check')) parts.push('check');
	if (pledge && !parts.includes('pledge')) parts.push('pledge');
	return parts.filter((part) => typeof part === 'string' || part.html);
}
