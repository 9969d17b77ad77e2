import type { Share } from '#lib/insight/shares.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Evidence, EvidenceKind, Rules } from './rules.ts';

/** Evidence as a page shows it; what was asked for and is not there is null. Without a name, so it can be read blind. */
export type Readable = Omit<Evidence, 'modules' | 'wonLately' | 'praise' | 'retention' | 'members'> & {
	modules: { title: string; completedOn: string; score: number }[];
	/** `completed` only where a path is asked for. */
	members?: { completed?: number; of: number };
	praise?: Share | null;
	retention?: Share | null;
	/** Answers below which a share says nothing. */
	least: number;
};

export function readable(
	{ modules, wonLately: _, praise, retention, members, ...evidence }: Evidence,
	rules: Rules,
	locale: Locale,
	zone: string
): Readable {
	const asked = (kind: EvidenceKind, share: Share | undefined) =>
		share ?? (rules.evidence.includes(kind) ? null : undefined);
	return {
		...evidence,
		modules: modules.map(({ module, completedAt, score }) => ({
			title: catalogue.titleOf(module, locale),
			completedOn: dayOf(new Date(completedAt), zone),
			score
		})),
		members: members && (rules.path.length > 0 ? members : { of: members.of }),
		praise: asked('praise', praise),
		retention: asked('retention', retention),
		least: rules.minAnswers
	};
}
