import * as cards from '#lib/accounts/cards.server.ts';
import { showCode, spellCode } from '#lib/accounts/codes.ts';
import * as doors from '#lib/accounts/doors.server.ts';
import { MakeCards, OneStore } from '#lib/accounts/forms.ts';
import * as outlook from '#lib/accounts/outlook.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import { qrOf } from '#lib/platform/qr.ts';

export const load = ({ locals: { person: somebody }, url }) =>
	found(async () => {
		const person = somebody!;
		const { elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		const door = elsewhere.storeId ? await doors.of(person, elsewhere.storeId) : undefined;
		const whole = door?.mayOpen ? door.store.id : elsewhere.teams[0]?.id;
		const unitId = url.searchParams.get('team') ?? whole;
		const listed = unitId ? await cards.list(person, unitId) : undefined;
		const day = (at: Date) => dayOf(at, person.company.timeZone);
		return {
			...elsewhere,
			door,
			unit: listed && { id: listed.unit.id, name: listed.unit.name, kind: listed.unit.kind },
			people:
				listed?.people.map(({ cardUntil, ...rest }) => ({ ...rest, cardUntil: cardUntil && day(cardUntil) })) ?? []
		};
	});

export const actions = {
	make: async ({ locals, request, url }) => {
		const { data, problem } = await read(request, MakeCards);
		if (!data) return problem;
		return answer(async () => {
			const made = await cards.make(locals.person!, data.unit, data.person);
			const sheet = made.cards.map(({ code, ...card }) => ({
				...card,
				code: showCode(code),
				spelled: spellCode(code),
				qr: qrOf(`${url.origin}/join/${code}`)
			}));
			return { sheet, until: dayOf(made.until, locals.person!.company.timeZone), address: `${url.host}/join` };
		});
	},
	door: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneStore);
		if (!data) return problem;
		return answer(async () => {
			await doors.open(locals.person!, data.store);
			return { opened: true };
		});
	}
};
