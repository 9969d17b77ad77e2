// The text of a lesson, below its frontmatter: sections by their headings, and the components that stand in it.
import type { Complain, Source } from './source.ts';

/** What an author may write; `goal` is the one attribute. Each is a component of src/lib/learning/lesson/. */
export const COMPONENTS = ['Story', 'Models', 'Bad', 'Good', 'Claim', 'Check', 'TryToday'] as const;
const OPEN = ['<Story>', '<Models>', '<Bad>', '<Good>', '<Claim>', '<Claim goal>'];
const ALONE = ['<Check />', '<TryToday />'];

export type SectionText = { line: number; text: string; tags: string[] };

/** The sections of a text, each with the line of its heading in the file. */
export function sectionsOf({ body, bodyLine }: Source): SectionText[] {
	const sections: SectionText[] = [];
	body.split('\n').forEach((line, i) => {
		if (line.startsWith('## ')) sections.push({ line: bodyLine + i, text: line.slice(3), tags: [] });
		else if (sections.length) {
			const section = sections.at(-1)!;
			if (isTag(line)) section.tags.push(line);
			else section.text += `\n${line}`;
		}
	});
	return sections;
}

const isTag = (line: string) => /^<\/?[A-Za-z].*>$/.test(line.trim());

/** Says of each broken component what it is and how to mend it. */
export function textProblems({ body, bodyLine }: Source, complain: Complain) {
	const open: { name: string; line: number }[] = [];
	const lines = body.split('\n');
	lines.forEach((line, i) => {
		const at = bodyLine + i;
		if (isTag(line)) tag(line, at, open, complain);
		else if (/[{}<]/.test(line)) complain(at, '{, } and < have a meaning in lessons: write it in words');
		if (/^(=+|-+)\s*$/.test(line)) complain(at, 'a line under a line makes a heading: write ## before it');
		const beside = [lines[i - 1], lines[i + 1]];
		if (isTag(line) && beside.some((other) => other && !isTag(other)))
			complain(at, `leave an empty line between ${line} and text`);
	});
	for (const { name, line } of open) complain(line, `<${name}> is not closed: end it with </${name}>`);
	for (const [block, at] of blocks(lines, 'Models'))
		if (block.filter((l) => l === '<Bad>').length !== 1 || block.filter((l) => l === '<Good>').length !== 1)
			complain(bodyLine + at, '<Models> holds one <Bad> and one <Good>');
}

function tag(line: string, at: number, open: { name: string; line: number }[], complain: Complain) {
	if (line !== line.trim())
		return complain(at, `${line.trim()} stands alone on its line: take the spaces beside it away`);
	const name = /^<\/?(\w+)/.exec(line)![1]!;
	if (!(COMPONENTS as readonly string[]).includes(name))
		return complain(at, `no component <${name}>: there are ${COMPONENTS.map((c) => `<${c}>`).join(' ')}`);
	if (line.startsWith('</')) {
		if (line !== `</${name}>`) return complain(at, `write </${name}> alone on its line`);
		const last = open.pop();
		if (last?.name === name) return;
		return complain(at, last ? `</${name}> closes <${last.name}> of line ${last.line}` : `</${name}> closes nothing`);
	}
	if (ALONE.includes(line)) return;
	if (!OPEN.includes(line)) {
		const forms = [...OPEN, ...ALONE].filter((form) => form.startsWith(`<${name}`));
		return complain(at, `${line}: write ${forms.join(' or ')}`);
	}
	if (['Bad', 'Good'].includes(name) && open.at(-1)?.name !== 'Models')
		complain(at, `<${name}> stands inside <Models>`);
	if (!['Bad', 'Good'].includes(name) && open.length)
		complain(at, `<${name}> stands inside <${open.at(-1)!.name}>: close that first`);
	open.push({ name, line: at });
}

/** The lines of each block of a component, with the place of its first. */
function blocks(lines: string[], name: string): [string[], number][] {
	return lines.flatMap((line, i): [string[], number][] => {
		const end = lines.indexOf(`</${name}>`, i);
		return line === `<${name}>` && end > 0 ? [[lines.slice(i, end), i]] : [];
	});
}
