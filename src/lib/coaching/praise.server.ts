import type { Person } from '#lib/accounts/policy.ts';
import * as achieved from '#lib/learning/achieved.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import type { Crowd } from '#lib/learning/team.server.ts';
import { addDays, instantOf } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { PRACTICES } from '#lib/recognition/practices.server.ts';
import * as thanked from '#lib/recognition/thanked.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import type { Stuck } from '#lib/roleplay/stuck.server.ts';
import { deserving, type Deed } from './praise.ts';
import * as practised from './practised.server.ts';
import { mondaysBefore } from './weeks.ts';

/** Who of these people has earned a word from the actor since then. */
export async function of(actor: Person, crowd: Crowd, overcame: Stuck[], since: Date, locale: Locale, at: Date) {
	const zone = actor.company.timeZone;
	const [done, steady, thankedAt] = await Promise.all([
		achieved.inUnits(crowd.unitIds, since, at),
		practised.steadyIn(crowd.unitIds, crowd.day, at),
		thanked.by(actor, since, at)
	]);
	const inPath = new Set(
		done.paths.flatMap(({ personId, path }) => paths.modulesOf(path).map((module) => `${personId} ${module}`))
	);
	// True since the week was over.
	const weekOver = instantOf(`${nextMonday(crowd.day)}T00:00`, zone);
	const deeds: Deed[] = [
		...overcame.map((one) => metAgain(one, locale)),
		...done.paths.map(({ path, ...row }) => pathDone(row, path, locale)),
		// What belongs to a path that was finished with it needs no words of its own.
		...done.modules
			.filter(({ personId, module }) => !inPath.has(`${personId} ${module}`))
			.map(({ module, ...row }) => moduleDone(row, module, locale)),
		...done.pledges.flatMap(({ module, section, ...row }) => pledgeKept(row, module, section, locale)),
		...steady.map((personId) => ({ kind: 'steady' as const, personId, title: '', at: weekOver }))
	];
	const rows = deserving(deeds, thankedAt);
	// Who is on no board is thanked by nobody in public: a word face to face does it.
	const unlisted = await optOuts.among(rows.map(({ personId }) => personId));
	return rows.map(({ personId, deeds }) => ({ personId, deeds, inPerson: unlisted.has(personId) }));
}

type Whose = { personId: string; at: Date };

const metAgain = ({ personId, scenario, passedAt }: Stuck, locale: Locale): Deed => ({
	...{ kind: 'overcame', personId, at: passedAt! },
	title: scenarios.titleOf(scenario, locale),
	practice: sayable(scenarios.all().find(({ slug }) => slug === scenario)?.graph.practices ?? [])
});

const pathDone = (whose: Whose, path: string, locale: Locale): Deed => ({
	...{ kind: 'path', ...whose },
	title: paths.titleOf(path, locale),
	practice: sayable(practicesOf(paths.modulesOf(path).at(-1) ?? ''))
});

const moduleDone = (whose: Whose, module: string, locale: Locale): Deed => ({
	...{ kind: 'module', ...whose },
	title: catalogue.titleOf(module, locale),
	practice: sayable(practicesOf(module))
});

function pledgeKept(whose: Whose, module: string, section: string, locale: Locale): Deed[] {
	if (!catalogue.exists(module)) return [];
	const read = catalogue.lesson(module, locale).sections.find(({ id }) => id === section);
	return read?.pledge ? [{ kind: 'pledge', ...whose, title: read.pledge, practice: sayable(read.practices) }] : [];
}

const practicesOf = (module: string) => (catalogue.exists(module) ? catalogue.lesson(module, 'en').practices : []);
/** The first that thanks can name. */
const sayable = (ids: string[]) => ids.find((id) => PRACTICES.includes(id));
const nextMonday = (day: string) => addDays(mondaysBefore(day)[0], 7);
