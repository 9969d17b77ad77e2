import { ACTORS, MATRIX } from '../../support/matrix.ts';
import { allRoutes } from '../../support/routes.ts';
import { expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';
import { findSubject } from '../subject.ts';

test('every route and action has a row in the matrix, and every row a route', () => {
	expect(Object.keys(MATRIX).sort()).toEqual([...new Set(allRoutes())].sort());
});

test('role × relation × route: each gets what the matrix says', async ({ app }) => {
	test.setTimeout(120_000);
	const as = sessionsAt(app.url);
	const subject = await findSubject(as);
	const differences: string[] = [];
	for (const [route, rows] of Object.entries(MATRIX)) {
		for (const { path, form, answers } of rows) {
			for (const [index, actor] of ACTORS.entries()) {
				const expected = answers.split(/\s+/)[index]!;
				// Signing out would end the session that later rows need.
				const session = route.endsWith('?/out') ? await sessionsAt(app.url)(actor) : await as(actor);
				const given = form ? await session.post(path(subject), form(subject)) : await session.get(path(subject));
				const got = given.location?.startsWith('/sign-in?next=') ? 'in' : String(given.status);
				if (got !== expected) differences.push(`${route} as ${actor}: ${got}, not ${expected}`);
			}
		}
	}
	expect(differences).toEqual([]);
});
