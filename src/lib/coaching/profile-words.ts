import * as m from '#lib/paraglide/messages.js';
import type { Level, Source } from './profile.ts';

export const levelName: Record<Level, () => string> = {
	starting: m.level_starting,
	growing: m.level_growing,
	steady: m.level_steady,
	strong: m.level_strong
};
/** How many of four steps a level fills. */
export const stepsOf: Record<Level, number> = { starting: 1, growing: 2, steady: 3, strong: 4 };

export const sourceName: Record<Source, () => string> = {
	roleplay: m.skills_source_roleplay,
	practice: m.skills_source_practice,
	observation: m.skills_source_observation
};

const counted: Record<Source, (input: { n: number }) => string> = {
	roleplay: m.skills_n_roleplay,
	practice: m.skills_n_practice,
	observation: m.skills_n_observation
};

/** "4 conversations, last 12 days ago". */
export const factsText = ({ source, n, daysAgo }: { source: Source; n: number; daysAgo: number }) =>
	`${counted[source]({ n })}, ${daysAgo === 0 ? m.skills_last_today() : m.skills_last_days({ n: daysAgo })}`;

export const levelText = (level: Level | undefined) => (level ? levelName[level]() : m.level_unknown());
