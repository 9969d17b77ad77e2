import type { Subject } from '../support/matrix.ts';
import type { Session } from './sessions.ts';

/** Finds the ids that the pages show, as their readers find them. */
export async function findSubject(as: (key: 'omar' | 'eero' | 'saga') => Promise<Session>): Promise<Subject> {
	const [omar, eero, saga] = await Promise.all([as('omar'), as('eero'), as('saga')]);
	const people = await html(saga, '/admin/people');
	const team = idBefore(people, 'learner:', 'Team member · Everyday');
	const store = idBefore(people, 'manager:', 'Manager · Shoes');
	const opened = await omar.post('/awards/rounds', { storeId: store, month: '2026-11' });
	const assign = await html(omar, `/team/assign?team=${team}`);
	// The customer whom no row of the matrix plays anew: while somebody plays, their rewinds rest.
	const attempt = first(await html(eero, '/roleplay/bargain-hunter'), /\/attempts\/([0-9a-f-]{36})\/debrief/);
	const rewind = await eero.post(`/attempts/${attempt}/debrief?/rewind`, {
		turn: '2',
		submission: crypto.randomUUID()
	});
	return {
		team,
		store,
		company: idBefore(people, 'admin:', 'Administrator · Halla'),
		attempt,
		rewind: rewind.location!.split('/').at(-1)!,
		announcement: first(await html(omar, '/awards'), /\/awards\/([0-9a-f-]{36})/),
		round: opened.location!.split('/').at(-1)!,
		wei: idBefore(assign, '', '李薇'),
		sanne: idBefore(assign, '', 'Sanne Bakker')
	};
}

const html = async (session: Session, path: string) => (await session.get(path)).body;
const first = (text: string, pattern: RegExp) => {
	const found = pattern.exec(text);
	if (!found) throw new Error(`nothing like ${pattern} on the page`);
	return found[1]!;
};
const idBefore = (text: string, prefix: string, label: string) =>
	first(text, new RegExp(`value="${prefix}([0-9a-f-]{36})"[^>]*>${label}`));
