import { beforeEach, expect, it } from 'vitest';
import { isOver } from '#lib/roleplay/engine/play.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, nextTurn } from '#tests/support/play.ts';

const LOCALES = ['en', 'fi', 'nl', 'zh-Hant'] as const;
/** 3 KB less what Kit adds around it and the layout's own few hundred bytes. */
const MOST = 2_700;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

it.each(scenarios.all().map(({ slug }) => slug))(
	'a turn of %s is small in every language, to the last',
	async (slug) => {
		const id = await attempts.start(people.maya, slug, crypto.randomUUID());
		for (;;) {
			const { scenario, play } = await attempts.findOwn(people.maya, id);
			for (const locale of LOCALES) {
				const sent = await stage.show(people.maya, id, locale, stage.RECENT);
				expect(Buffer.byteLength(JSON.stringify(sent)), `${locale}, turn ${sent.turn}`).toBeLessThanOrEqual(MOST);
				expect(sent.from + sent.said.length).toBe(play.turns.length);
				const whole = await stage.show(people.maya, id, locale);
				expect(whole.said.slice(sent.from)).toEqual(sent.said);
			}
			if (isOver(scenario.graph, play)) return;
			await attempts.submitTurn(people.maya, id, await nextTurn(people.maya, id, best), 'en');
		}
	}
);
