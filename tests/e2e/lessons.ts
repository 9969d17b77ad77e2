import { expect, type Page } from '@playwright/test';
import { readContent } from '../../scripts/content.ts';
import type { Section } from '../../src/lib/learning/lesson.ts';
import { bestPath } from '../../src/lib/roleplay/engine/scoring.ts';

export const content = readContent();
type Locale = 'en' | 'fi' | 'nl' | 'zh-Hant';

/** The buttons of a lesson in its reader's language, by what they are. */
export type Buttons = { answer: string; next: string; toRolePlay: string; meet: string };

/** Reads a whole lesson, each check answered rightly, as far as its role-play. */
export async function readLesson(page: Page, slug: string, locale: Locale, buttons: Buttons) {
	const { sections, scenario } = content.lessons[slug]![locale]!;
	for (const [index, section] of sections.entries()) {
		await expect(page).toHaveURL(new RegExp(`/learn/${slug}/${section.id}$`));
		await expect(page.getByText(section.point)).toBeVisible();
		await finishSection(page, section, index < sections.length - 1 ? buttons.next : buttons.toRolePlay, buttons);
	}
	await expect(page).toHaveURL(new RegExp(`/roleplay/${scenario}$`));
}

export async function finishSection(page: Page, { check }: Section, on: string, { answer }: Pick<Buttons, 'answer'>) {
	if (check) {
		const right = check.options.find((option) => option.right)!;
		await page.getByLabel(right.text).check();
		await page.getByRole('button', { name: answer, exact: true }).click();
		await expect(page.getByText(right.why)).toBeVisible();
	}
	await page.getByRole('button', { name: on, exact: true }).click();
}

/** Meets the customer and says the best line at every turn. */
export async function playBestLine(page: Page, scenario: string, locale: Locale, buttons: Buttons) {
	const { graph, words } = content.scenarios[scenario]!;
	await page.getByRole('button', { name: buttons.meet }).click();
	for (const { scene, choice } of bestPath(graph).turns) {
		const { text } = words[locale]!.scenes[scene]!.choices[choice]!;
		await page.getByRole('button', { name: text, exact: true }).click();
		await expect(page.locator('.speech-mine').last()).toContainText(text);
	}
}
