import * as announcements from '#lib/awards/announcements.server.ts';
import * as congratulations from '#lib/awards/congratulations.server.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import { RevokeWinner } from '#lib/awards/forms.ts';
import { canCongratulate } from '#lib/awards/policy.ts';
import { readable } from '#lib/awards/readable.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import { rulesInWords } from '#lib/awards/rule-words.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf, localOf, now } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { locale } = locals;
		const person = locals.person!;
		const zone = person.company.timeZone;
		const [award, cheers] = await Promise.all([
			announcements.find(person, params.announcement),
			congratulations.of(person, params.announcement)
		]);
		const { at, decidedAt, rules, steps, winners, ...rest } = award;
		const isOut = at <= now();
		return {
			...rest,
			title: definitions.nameOf(award.award, award.name, locale),
			announcedAt: localOf(at, zone),
			decidedOn: dayOf(decidedAt, zone),
			isOut,
			rules: rulesInWords(
				rules,
				rules.path.map((module) => catalogue.titleOf(module, locale)),
				locale
			),
			winners: winners.map(({ revoked, evidence, ...winner }) => ({
				...winner,
				evidence: readable(evidence, rules, locale, zone),
				revoked: revoked && { reason: revoked.reason, by: revoked.by, day: dayOf(revoked.at, zone) }
			})),
			steps: steps.map(({ kind, by, at }) => ({ kind, by, day: dayOf(at, zone) })),
			cheers,
			may: { congratulate: isOut && canCongratulate(award), revoke: isOut && award.isDecider },
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	congratulate: ({ locals, params }) => answer(() => congratulations.give(locals.person!, params.announcement)),
	revoke: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, RevokeWinner);
		if (!data) return problem;
		const { winner, ...revocation } = data;
		return answer(async () => {
			await revocations.revoke(locals.person!, winner, revocation);
			return { revoked: true };
		}, values);
	}
};
