const LOST_RACE = new Set(['40001', '40P01']);

/** PostgreSQL's serialization failure and deadlock, wherever Drizzle has wrapped them. */
export function isLostRace(error: unknown): boolean {
	for (let e = error as { code?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
		if (e.code && LOST_RACE.has(e.code)) return true;
	}
	return false;
}
