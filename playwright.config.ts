import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './tests/support/browser.ts';

const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1280, height: 800 } };
/** Journeys run on both engines and in both hands; faces need one engine, and what has no face one hand. */
const project = (engine: 'sqlite' | 'postgres', face: 'phone' | 'desktop') => ({
	name: `${engine} ${face}`,
	metadata: { engine },
	use: face === 'phone' ? phone : desktop,
	testMatch: [
		'journeys/**/*.test.ts',
		...(engine === 'sqlite' ? ['faces/**/*.test.ts'] : []),
		...(face === 'phone' ? ['faceless/**/*.test.ts'] : [])
	]
});

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'node_modules/.cache/playwright',
	globalSetup: './tests/support/app.global.ts',
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
	reporter: process.env.CI ? 'dot' : 'list',
	forbidOnly: Boolean(process.env.CI),
	use: { launchOptions: await launchOptions(), trace: 'retain-on-failure', locale: 'en-GB' },
	projects: [
		project('sqlite', 'phone'),
		project('sqlite', 'desktop'),
		project('postgres', 'phone'),
		project('postgres', 'desktop')
	]
});
