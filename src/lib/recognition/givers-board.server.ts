import type { Named } from '#lib/accounts/units.server.ts';
import { monthsOf, periodSpan } from '#lib/platform/periods.ts';
import * as kudos from './kudos.server.ts';
import * as listed from './listed.server.ts';
import { ranked, unranked } from './ranking.ts';
import type { Shown } from './settings.server.ts';

type Look = { period: string; zone: string; asOf: Date; shown: Shown };
export type GiverRow = {
	id: string;
	name: string;
	/** Null where the company shows no ranks: there are no numbers then that one could rank by, but one's own. */
	given: number | null;
	to: number | null;
	practices: number | null;
	rank: number | null;
	tied: boolean;
};

/** Who thanked colleagues in a store, whoever asks for it: thanks given as they count. Nobody is ranked by thanks received. */
export async function of(reader: { id: string }, store: Named, { period, zone, asOf, shown }: Look) {
	const tally = await kudos.tallyOf([store.id], monthsOf(period));
	const gave = [...tally].flatMap(([id, { given }]) => (given > 0 ? [id] : []));
	const givers = gave.length ? await listed.names(store.id, listed.endOf(periodSpan(period, zone), asOf), gave) : [];
	const counted = givers.map((giver) => {
		const { given, to, practices } = tally.get(giver.id)!;
		return { ...giver, given, to, practices };
	});
	const isMine = (row: { id: string }) => row.id === reader.id;
	const rows: GiverRow[] =
		shown === 'ranks'
			? ranked(counted, (row) => row.given)
			: unranked(counted.filter((row) => shown === 'names' || isMine(row))).map((row) =>
					isMine(row) ? row : { ...row, ...PRIVATE }
				);
	return {
		unit: { id: store.id, name: store.name },
		period,
		shown,
		givers: counted.length,
		given: counted.reduce((sum, { given }) => sum + given, 0),
		rows
	};
}

const PRIVATE = { given: null, to: null, practices: null };
