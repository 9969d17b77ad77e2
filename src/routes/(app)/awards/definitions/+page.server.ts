import * as definitions from '#lib/awards/definitions.server.ts';
import { rulesInWords } from '#lib/awards/rule-words.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const { person, locale } = locals;
		const places = await definitions.places(person!);
		const asked = url.searchParams.get('unit') ?? places[0]?.id;
		if (!asked) throw new NotFound();
		const { unit, definitions: all } = await definitions.all(person!, asked);
		const said = (by: definitions.Said) => ({ ...by, on: dayOf(by.at, person!.company.timeZone) });
		return {
			places: places.length > 1 ? places : [],
			unit: { id: unit.id, name: unit.name },
			awards: all.map(({ key, name, rules, set, retired }) => ({
				key,
				title: definitions.nameOf(key, name, locale),
				sentences: rulesInWords(
					rules,
					rules.path.map((module) => catalogue.titleOf(module, locale)),
					locale
				),
				set: set && said(set),
				retired: retired && said(retired)
			})),
			saved: url.searchParams.has('saved')
		};
	});
