import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

const server = (engine: string) => ({
	extends: true as const,
	test: {
		name: engine,
		include: ['tests/server/**/*.test.ts'],
		environment: 'node',
		env: { TEST_ENGINE: engine, REHEARSE_TRANSACTIONS: '1', LOG_LEVEL: 'silent', CLOCK_START: '2026-11-18T09:00:00Z' },
		globalSetup: engine === 'postgres' ? ['tests/support/postgres.global.ts'] : [],
		setupFiles: ['tests/support/database.setup.ts'],
		testTimeout: 20_000,
		hookTimeout: 30_000
	}
});

export default mergeConfig(
	viteConfig,
	defineConfig({
		test: {
			maxWorkers: 2,
			projects: [
				{
					extends: true,
					test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 60_000 }
				},
				server('sqlite'),
				server('postgres')
			]
		}
	})
);
