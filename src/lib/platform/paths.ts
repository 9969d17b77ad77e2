/** A path of ours that somebody named to go to, or `otherwise`: never another site, whatever the browser makes of it. */
export function ownPath(wanted: string | null | undefined, otherwise: string) {
	if (!wanted?.startsWith('/') || /^\/[/\\]|[\\\s\0]/.test(wanted)) return otherwise;
	const url = URL.parse(wanted, 'http://attune.invalid');
	// `/..//evil.example` becomes `//evil.example` once the dots are gone: another site.
	if (url?.origin !== 'http://attune.invalid' || url.pathname.startsWith('//')) return otherwise;
	return url.pathname + url.search;
}
