// `npm test`, once everything is installed and built: each kind of proof in turn, all of them even when one fails.
import { spawnSync } from 'node:child_process';

const STEPS = [
	['Style, rules, dead code', 'npm run --silent lint'],
	['Types', 'npm run --silent check'],
	['Lessons and role-plays', 'npm run --silent content:check'],
	['Unit tests', 'npm run --silent test:unit'],
	['Server tests on SQLite and PostgreSQL', 'npm run --silent test:server'],
	['Journeys in the browser, on both', 'npm run --silent test:e2e']
];

const started = performance.now();
const seconds = (/** @type {number} */ since) => Math.round((performance.now() - since) / 1000);
const results = STEPS.map(([name = '', command = '']) => {
	console.log(`\n── ${name}`);
	const at = performance.now();
	const { status } = spawnSync(command, { stdio: 'inherit', shell: true });
	return { name, passed: status === 0, seconds: seconds(at) };
});

console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
const failed = results.filter((result) => !result.passed).length;
console.log(`In all ${seconds(started)} s.\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
