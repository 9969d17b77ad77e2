// A process of its own that brings the database at DATABASE_URL up to date, as a starting server does.
import { openDatabase } from '../../src/lib/platform/database/index.ts';

const database = openDatabase(process.env.DATABASE_URL!);
await database.migrate();
await database.close();
