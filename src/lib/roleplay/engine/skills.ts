/** The six things a learner is scored on (what each means: PRACTICES, "Skills"). */
export const SKILLS = ['greeting', 'listening', 'empathy', 'advice', 'integrity', 'relationship'] as const;
export type Skill = (typeof SKILLS)[number];

export const isSkill = (word: string): word is Skill => (SKILLS as readonly string[]).includes(word);
