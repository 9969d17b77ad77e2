import { v7 as uuidv7 } from 'uuid';
import { SHIPPED } from '../../src/lib/awards/definitions.ts';
import * as evidence from '../../src/lib/awards/evidence.server.ts';
import type { Rules } from '../../src/lib/awards/rules.ts';
import * as readings from '../../src/lib/insight/readings.server.ts';
import { EMPATHY_PATH } from '../../src/lib/learning/catalogue.server.ts';
import * as giving from '../../src/lib/recognition/giving.server.ts';
import { complete } from './play.ts';
import type { openStore } from './company.ts';
import type { Key } from './store.ts';

type Nominations = Parameters<typeof evidence.gather>[1];
type Asked = { award?: string; change?: Partial<Rules>; unit?: string; period?: string; nominations?: Nominations };

const NOW = new Date('2026-11-18T09:00:00Z');
/** The morning of a day. */
export const on = (day: string) => new Date(`${day}T09:00:00Z`);

/** What the cast can show for an award, and who is on its list. */
export function sheets({ people, units }: Awaited<ReturnType<typeof openStore>>) {
	const gather = ({ award = 'empathy-award', change, unit = 'Shoes', period, nominations = [] }: Asked = {}) => {
		const rules = { ...SHIPPED[award]!, ...change };
		const month = period ?? (rules.period === 'quarter' ? '2026-Q4' : '2026-11');
		return evidence.gather({ id: uuidv7(), award, unitId: units[unit]!, month, rules }, nominations, 'Europe/Helsinki');
	};
	const nameOf = (id: string) =>
		Object.values(people).find((person) => person.id === id)?.name ??
		Object.keys(units).find((name) => units[name] === id);
	return {
		gather,
		names: async (asked: Asked = {}) =>
			(await gather(asked)).map((who) => nameOf('personId' in who ? who.personId : who.unitId)).sort(),
		of: async (who: Key, asked: Asked = {}) =>
			(await gather(asked)).find((one) => 'personId' in one && one.personId === people[who].id)?.evidence,
		finishPath: async (who: Key, at = NOW, scores = [90, 82, 97]) => {
			for (const [i, module] of EMPATHY_PATH.entries()) await complete(people[who], module, at, scores[i]);
		},
		thank: (from: Key, to: Key, at = NOW, practice = 'G1') =>
			giving.give(
				people[from],
				{ toId: people[to].id, practice, moment: 'Took over my customer at once.', submission: uuidv7() },
				at
			),
		/** Answers about somebody, or customers who came back to a team. */
		read: (by: Key, team: string, who: Key | null, favourable: number, n: number, month = '2026-11') =>
			readings.enter(
				people[by],
				units[team]!,
				{
					...{ indicator: who ? 'csat' : 'retention', month, favourable, n },
					personId: who && people[who].id,
					submission: uuidv7()
				},
				NOW
			)
	};
}
