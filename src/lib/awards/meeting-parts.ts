import type { Exercise } from '#lib/coaching/exercise.ts';
import type { SkillWeek } from '#lib/coaching/skill-weeks.server.ts';
import type { Headline } from '#lib/insight/headline.server.ts';
import type { inWords } from '#lib/learning/pledge-counts.server.ts';

type Winner = { id: string; name: string; citation: string | null };
type Award = { id: string; title: string; unit: string; period: string; winners: Winner[] };
type Thanks = { id: string; from: { name: string }; to: { name: string }; practice: string; moment: string | null };
type Badges = { id: string; name: string; kinds: string[] };
type Goal = { measure: 'points' | 'modules' | 'thanks'; target: number; reached: number; percent: number };
type Pledges = ReturnType<typeof inWords>;
type Skill = SkillWeek & { exercise: Exercise };

export type MeetingSheet = {
	team: { id: string; name: string };
	from: string;
	until: string;
	month: string;
	awards: Award[];
	badges: Badges[];
	thanks: Thanks[];
	goal: Goal | undefined;
	/** What customers last said; nothing to read out where nobody asked them. */
	said: Headline | undefined;
	pledges: Pledges | undefined;
	skill: Skill;
};

export type Anchor = 'awards' | 'badges' | 'thanks' | 'said' | 'goal' | 'pledges' | 'skill';

/** One thing to read out, and one slide of the wall; `anchor` where something new begins. */
export type Part = { key: string; anchor?: Anchor } & (
	| { kind: 'award'; award: Award; winner: Winner }
	| { kind: 'badges'; badges: Badges[] }
	| { kind: 'thanks'; thanks: Thanks[] }
	| { kind: 'goal'; month: string; goal: Goal | undefined }
	| { kind: 'said'; said: Headline }
	| { kind: 'pledges'; pledges: Pledges | undefined }
	| { kind: 'skill'; skill: Skill }
	| { kind: 'exercise'; skill: Skill }
	| { kind: 'nothing'; of: 'awards' | 'badges' | 'thanks' }
	| { kind: 'last' }
);

const BADGES_AT_ONCE = 6;
const THANKS_AT_ONCE = 2;

/**
 * A meeting in the order in which it is read: awards, badges, thanks; what customers said and the goal; last week and this
 * week; and a question to end with.
 */
export function partsOf({ awards, badges, thanks, said, month, goal, pledges, skill }: MeetingSheet): Part[] {
	const winners = awards.flatMap((award) => award.winners.map((winner) => ({ award, winner })));
	return [
		...begun('awards', winners, 1, ([one]) => ({ kind: 'award', ...one! })),
		...begun('badges', badges, BADGES_AT_ONCE, (badges) => ({ kind: 'badges', badges })),
		...begun('thanks', thanks, THANKS_AT_ONCE, (thanks) => ({ kind: 'thanks', thanks })),
		...(said ? [{ key: 'said', anchor: 'said' as const, kind: 'said' as const, said }] : []),
		{ key: 'goal', anchor: 'goal', kind: 'goal', month, goal },
		{ key: 'pledges', anchor: 'pledges', kind: 'pledges', pledges },
		{ key: 'skill', anchor: 'skill', kind: 'skill', skill },
		{ key: 'exercise', kind: 'exercise', skill },
		{ key: 'last', kind: 'last' }
	];
}

type Body = Part extends infer P ? (P extends Part ? Omit<P, 'key' | 'anchor'> : never) : never;

/** A few rows at once; a sentence where there are none. */
function begun<T>(anchor: 'awards' | 'badges' | 'thanks', rows: T[], size: number, body: (rows: T[]) => Body): Part[] {
	if (rows.length === 0) return [{ key: anchor, anchor, kind: 'nothing', of: anchor }];
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => ({
		...body(rows.slice(i * size, (i + 1) * size)),
		key: `${anchor}-${i}`,
		...(i === 0 && { anchor })
	}));
}
