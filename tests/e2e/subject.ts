import type { Subject } from '../support/matrix.ts';
import type { Session } from './sessions.ts';

/** Finds the ids that the pages show, as their readers find them. */
export async function findSubject(as: (key: 'omar' | 'eero' | 'saga' | 'femke') => Promise<Session>): Promise<Subject> {
	const [omar, eero, saga] = await Promise.all([as('omar'), as('eero'), as('saga')]);
	const people = await html(saga, '/admin/people');
	const team = idBefore(people, 'learner:', 'Team member · Everyday');
	const store = idBefore(people, 'manager:', 'Manager · Shoes');
	const opened = await omar.post('/awards/rounds', { award: 'empathy-award', unitId: store, period: '2026-11' });
	const assign = await html(omar, `/team/assign?team=${team}`);
	// The customer whom no row of the matrix plays anew: while somebody plays, their rewinds rest.
	const attempt = first(await html(eero, '/roleplay/right-add-on'), /\/attempts\/([0-9a-f-]{36})\/debrief/);
	const rewind = await eero.post(`/attempts/${attempt}/debrief?/rewind`, {
		turn: '2',
		submission: crypto.randomUUID()
	});
	const announcement = first(await html(omar, '/awards'), /\/awards\/([0-9a-f-]{36})/);
	return {
		team,
		store,
		announcement,
		...(await makeBadge(await as('femke'), announcement)),
		screen: await hang(omar, store),
		door: first(await html(omar, `/team/cards?team=${team}`), /"\/store\/([0-9A-Z]{12})"/),
		company: idBefore(people, 'admin:', 'Administrator · Halla'),
		attempt,
		shared: await share(saga, eero),
		talk: first(await html(eero, '/talks'), /"\/talks\/([0-9a-f-]{36})"/),
		rewind: rewind.location!.split('/').at(-1)!,
		round: opened.location!.split('/').at(-1)!,
		wei: ticked(assign, '李薇'),
		sanne: ticked(assign, 'Sanne Bakker'),
		certificate: first(await html(eero, '/paths/first-week'), /"\/certificates\/([0-9a-f-]{36})"/),
		observation: first(await html(eero, '/observations'), /"\/observations\/([0-9a-f-]{36})"/),
		batch: first(await html(omar, `/team/assignments?team=${team}`), /"\/team\/assignments\/([0-9a-f-]{36})/),
		answer: first(await html(eero, '/answers'), /"\/answers\/([a-z0-9-]+)"/),
		thanks: first(await html(eero, '/kudos?view=mine'), /, 李薇[^]*?"\/kudos\/([0-9a-f-]{36})"/),
		flag: first(await html(omar, `/team/points?team=${team}`), /name="flag" value="([0-9a-f-]{36})"/)
	};
}

async function makeBadge(femke: Session, announcement: string) {
	const path = `/awards/${announcement}/badge`;
	const win = first(await html(femke, `/awards/${announcement}`), new RegExp(`${path}/([0-9a-f-]{36})`));
	await femke.post(`${path}/${win}`, {});
	return { win, badge: first(await html(femke, `${path}/${win}`), /\/verify\/([0-9a-f-]{36})/) };
}

async function share(saga: Session, eero: Session) {
	await saga.post('/admin/coaching', { sharing: 'on' });
	const attempt = first(await html(eero, '/roleplay/broken-promise'), /\/attempts\/([0-9a-f-]{36})\/debrief/);
	await eero.post(`/attempts/${attempt}/debrief?/share`, {});
	return attempt;
}

async function hang(omar: Session, storeId: string) {
	const form = { storeId, name: 'Kitchen', locale: 'en', submission: crypto.randomUUID() };
	const made = await omar.post('/screens?/make', form);
	const token = first(made.body, /\/screen\/([0-9a-f]{40})/);
	return { token, id: first(await html(omar, '/screens'), /name="screen" value="([0-9a-f-]{36})"/) };
}

const html = async (session: Session, path: string) => (await session.get(path)).body;
const first = (text: string, pattern: RegExp) => {
	const found = pattern.exec(text);
	if (!found) throw new Error(`nothing like ${pattern} on the page`);
	return found[1]!;
};
const idBefore = (text: string, prefix: string, label: string) =>
	first(text, new RegExp(`value="${prefix}([0-9a-f-]{36})"[^>]*>${label}`));
/** Whom a box stands for, by the name beside it. */
const ticked = (text: string, name: string) => idBefore(text, '', `[^<]*(?:<!--[^>]*>)*<span[^>]*><span[^>]*>${name}<`);
