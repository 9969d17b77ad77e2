import { defineConfig } from 'drizzle-kit';
import { engine } from './src/lib/platform/database/columns.ts';

// DATABASE_URL=postgres: npm run db:generate -> drizzle/postgres ; without it -> drizzle/sqlite
export default defineConfig({
	dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
	schema: './src/lib/*/tables.server.ts',
	out: `./drizzle/${engine}`,
	casing: 'snake_case'
});
