import * as panels from '#lib/awards/panels.server.ts';
import * as screens from '#lib/awards/screens.server.ts';
import { found } from '#lib/platform/http.ts';
import { pickLocale } from '#lib/platform/language.ts';

/** One panel, and the next one after a while, for as long as the link works. `?lang=`, `?theme=light`, `?hold`. */
export const load = ({ locals, params, setHeaders, url: { searchParams: asked } }) =>
	found(async () => {
		const screen = await screens.find(params.token);
		const locale = pickLocale(asked.get('lang') ?? locals.locale, null);
		const all = await panels.of(screen, locale);
		const at = Math.abs(Math.trunc(Number(asked.get('panel')) || 0)) % all.length;
		const panel = all[at]!;
		const theme = asked.get('theme') === 'light' ? 'light' : 'dark';
		const isHeld = asked.has('hold');
		const to = (panel: number, held: boolean) =>
			`?${new URLSearchParams({ lang: locale, theme, panel: String(panel), ...(held && { hold: '' }) })}`;
		const next = (at + 1) % all.length;
		setHeaders({ 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
		if (!isHeld) setHeaders({ Refresh: `${panels.secondsFor(panel)}; url=${to(next, false)}` });
		return {
			locale,
			theme: `attune-${theme}`,
			name: screen.name,
			store: screen.store,
			place: { n: at + 1, total: all.length },
			panel,
			isHeld,
			links: { next: to(next, isHeld), hold: to(at, !isHeld) }
		};
	});
