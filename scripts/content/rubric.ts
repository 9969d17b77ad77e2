import { Rubric } from '../../src/lib/coaching/anchors.ts';
import { SKILLS } from '../../src/lib/roleplay/skills.ts';
import type { Content } from '../content.ts';
import { LOCALES, shape, source } from './source.ts';

/** The anchors of the marks 0–3, in every language; none stands twice. */
export function readRubric(root: string, content: Content) {
	for (const locale of LOCALES) {
		const found = source(root, `content/rubric/${locale}.yaml`, content.problems);
		const rubric = shape(found, Rubric, content.problems);
		if (!found || !rubric) continue;
		const said = new Set<string>();
		for (const skill of SKILLS)
			rubric[skill].forEach((text, level) => {
				if (said.has(text))
					content.problems.push({
						file: found.file,
						line: found.line([skill, level]),
						text: `${skill}.${level}: stands twice; each mark looks different`
					});
				said.add(text);
			});
		content.rubric[locale] = rubric;
	}
}
