export const load = ({ locals, url }) => ({
	locale: locals.locale,
	theme: locals.theme,
	here: url.pathname + url.search
});
