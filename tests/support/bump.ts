// A process of its own that adds one point to somebody's standing, so many times at once.
import { eq } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/lib/platform/database/index.ts';
import { standings } from '../../src/lib/recognition/tables.server.ts';

const [personId, times] = process.argv.slice(2);
const mine = eq(standings.personId, personId!);
const database = openDatabase(process.env.DATABASE_URL!);
await Promise.all(
	Array.from({ length: Number(times) }, () =>
		database.transaction(async (tx) => {
			const [row] = await tx.select().from(standings).where(mine);
			await sleep(1);
			await tx
				.update(standings)
				.set({ points: row!.points + 1 })
				.where(mine);
		})
	)
);
await database.close();
