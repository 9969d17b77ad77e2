import { obstacles } from './eligibility.ts';
import { canonical, hashOf, hashOfText, idOf, type Entry, type Story, type Who } from './log.ts';
import { rulesOf } from './rules.ts';
import type {
	announcements,
	awardLog,
	awardRevocations,
	awardRounds,
	awardWinners,
	nominations
} from './tables.server.ts';

type Line = typeof awardLog.$inferSelect;
/** What the tables hold of one round. */
export type Rows = {
	round: typeof awardRounds.$inferSelect;
	lines: Line[];
	nominations: (typeof nominations.$inferSelect)[];
	announcement: typeof announcements.$inferSelect | undefined;
	winners: (typeof awardWinners.$inferSelect)[];
	revocations: (typeof awardRevocations.$inferSelect)[];
};
/** `who` is the round. */
export type Difference = { who: string; what: string; found: string; expected: string };
/** Each thing that can be said of a round (`winner … evidence median`), and what is said of it. */
type Said = Map<string, string>;

export const titleOf = ({ id, award, month }: Rows['round']) => `${award} ${month} (${id})`;

/** Entries whose hash does not follow from the one before: changed, moved, or with one missing in front of them. */
export const broken = ({ round, lines }: Pick<Rows, 'round' | 'lines'>): Difference[] =>
	lines.flatMap((line, index) => {
		const expected = hashOf(lines[index - 1]?.hash ?? '', { ...line, roundId: round.id, number: index + 1 });
		const what = `hash of entry ${index + 1}`;
		return expected === line.hash ? [] : [{ who: titleOf(round), what, found: line.hash, expected }];
	});

/** A round as its log tells it; nothing kept its winners from winning. */
export function fromLog({ opened, nominations, candidates, decision, phase }: Story, lines: Line[]): Said {
	const stampOf = (kind: Entry['kind']) => stamp(lines.findLast(({ entry }) => entry.kind === kind)!);
	const { kind: _, ...frozen } = opened;
	const said: Said = new Map();
	say(said, 'round', { ...frozen, phase, ...stampOf('opened') });
	for (const nomination of nominations) say(said, `nomination ${nomination.id}`, nomination);
	if (!decision) return said;
	const { announcementId, outcome, reasonHash, announceAt, winners } = decision;
	const publishedAt = phase === 'announced' ? stampOf('announced').at : null;
	const announced = { announcementId, outcome, reasonHash, announceAt, publishedAt };
	say(said, 'announcement', { ...announced, ...stampOf('decided') });
	for (const { id, ...winner } of winners) {
		const { evidence } = candidates.find((candidate) => idOf(candidate) === idOf(winner))!;
		say(said, `winner ${id}`, { ...winner, evidence, obstacles: [] });
	}
	for (const line of lines)
		if (line.entry.kind === 'revoked') {
			const { winnerId, reasonHash } = line.entry;
			say(said, `revocation of ${winnerId}`, { reasonHash, ...stamp(line) });
		}
	return said;
}

/** The same round as the tables hold it, and how many of its texts were erased: of those the log's hash is all there is. */
export function fromTables(rows: Rows): { said: Said; erased: number } {
	const { round, announcement } = rows;
	const texts = textsOf(rows.lines);
	const rules = rulesOf(round.rules);
	const { award, name, unitId, month: period, phase } = round;
	const nominationsUntil = round.nominationsUntil?.toISOString() ?? null;
	const opened = { award, name, unitId, period, rules, phase, nominationsUntil };
	const said: Said = new Map();
	say(said, 'round', { ...opened, ...stamp({ by: round.openedBy, at: round.openedAt }) });
	// Until a round is closed its log does not speak of nominations.
	for (const row of phase === 'nominating' ? [] : rows.nominations) {
		const { id, nominatedBy, practice, at } = row;
		const momentHash = texts.hash(id, row.moment);
		const nomination = { ...whoOf(row), id, nominatedBy, practice, momentHash, at: at.toISOString() };
		say(said, `nomination ${id}`, nomination);
	}
	if (announcement) {
		const { id, outcome, reason, at, announcedBy, decidedAt, publishedAt } = announcement;
		const announced = {
			...{ announcementId: id, outcome, announceAt: at.toISOString() },
			reasonHash: outcome === 'none' ? texts.hash(id, reason) : null,
			publishedAt: publishedAt?.toISOString() ?? null
		};
		say(said, 'announcement', { ...announced, ...stamp({ by: announcedBy, at: decidedAt ?? at }) });
	}
	for (const row of rows.winners) {
		const { id, evidence, conflicts } = row;
		const winner = { ...whoOf(row), citationHash: texts.hash(id, row.citation), conflicts: conflicts ?? [], evidence };
		say(said, `winner ${id}`, { ...winner, obstacles: obstacles(evidence, rules) });
	}
	for (const { id, winnerId, reason, revokedBy, at } of rows.revocations) {
		const reasonHash = texts.hash(id, reason, `revoked ${winnerId}`);
		say(said, `revocation of ${winnerId}`, { reasonHash, ...stamp({ by: revokedBy, at }) });
	}
	return { said, erased: texts.erased() };
}

export const compare = (round: Rows['round'], found: Said, expected: Said): Difference[] =>
	[...new Set([...found.keys(), ...expected.keys()])]
		.filter((what) => found.get(what) !== expected.get(what))
		.map((what) => ({
			...{ who: titleOf(round), what },
			found: found.get(what) ?? 'nothing',
			expected: expected.get(what) ?? 'nothing'
		}));

/** Field by field, so that a difference is no longer than it is. */
function say(said: Said, what: string, value: unknown) {
	if (value === undefined) return;
	if (value === null || typeof value !== 'object' || Array.isArray(value)) said.set(what, canonical(value));
	else for (const [key, inner] of Object.entries(value)) say(said, `${what} ${key}`, inner);
}

const stamp = ({ by, at }: { by: string | null; at: Date }) => ({ by, at: at.toISOString() });
const whoOf = ({ personId, unitId }: { personId: string | null; unitId: string | null }): Who =>
	personId ? { personId } : { unitId: unitId! };

/** Hashes texts as the log does; one that is gone has the hash that the log kept. */
function textsOf(lines: Line[]) {
	const kept = new Map(lines.flatMap(({ entry }) => hashesIn(entry)));
	let gone = 0;
	return {
		hash(rowId: string, text: string | null, keptAs = rowId) {
			if (text) return hashOfText(rowId, text);
			gone++;
			return kept.get(keptAs);
		},
		erased: () => gone
	};
}

function hashesIn(entry: Entry): [string, string][] {
	if (entry.kind === 'closed') return entry.nominations.map(({ id, momentHash }) => [id, momentHash]);
	if (entry.kind === 'revoked') return [[`revoked ${entry.winnerId}`, entry.reasonHash]];
	if (entry.kind !== 'decided') return [];
	const { announcementId, reasonHash, winners } = entry;
	const citations = winners.map(({ id, citationHash }): [string, string] => [id, citationHash]);
	return reasonHash ? [[announcementId, reasonHash], ...citations] : citations;
}
