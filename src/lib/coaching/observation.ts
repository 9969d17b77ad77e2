import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';

export type Mark = 0 | 1 | 2 | 3;
/** Only the skills that were seen. */
export type Marks = Partial<Record<Skill, Mark>>;
/** What a lead writes down about somebody. */
export type Seen = { personId: string; marks: Marks; evidence: string };

export const LONGEST_EVIDENCE = 200;
export const LONGEST_ANSWER = 500;
const DAY_MS = 24 * 3_600_000;
/** A phone may wait so long for a connection; what it says of earlier is a wrong clock. */
export const MOST_WAITED_MS = 14 * DAY_MS;

/** The field of a form that holds the mark of a skill. */
export const fieldOf = (skill: Skill) => `mark-${skill}`;

/** One line, however it was typed. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
export const lengthOf = (text: string) => [...text].length;

type Problem = 'observe_pick_person' | 'observe_needs_mark' | 'observe_needs_evidence' | 'field_too_long';

/** What keeps a card from being sent, by the field to mend: asked on the phone without a connection, and on arrival. */
export function problemsOf({ personId, marks, evidence }: Seen): Record<string, Problem> {
	return {
		...(personId ? {} : { personId: 'observe_pick_person' }),
		...(SKILLS.some((skill) => marks[skill] !== undefined) ? {} : { marks: 'observe_needs_mark' }),
		...(evidence ? {} : { evidence: 'observe_needs_evidence' }),
		...(lengthOf(evidence) > LONGEST_EVIDENCE ? { evidence: 'field_too_long' } : {})
	};
}

/** When it was seen: as the phone says, unless its clock cannot be right; then when it arrived. */
export function seenAt(said: string | undefined, arrivedAt: Date) {
	const at = new Date(said ?? NaN);
	const waited = arrivedAt.getTime() - at.getTime();
	return waited >= 0 && waited <= MOST_WAITED_MS ? at : arrivedAt;
}

/** An answer may be changed for a day. */
export const mayAnswer = (answeredAt: Date | null, at: Date) =>
	answeredAt === null || at.getTime() - answeredAt.getTime() < DAY_MS;
