import { defineCustomClientStrategy } from '#lib/paraglide/runtime.js';

// The server has already chosen; the page says what.
defineCustomClientStrategy('custom-attune', {
	getLocale: () => document.documentElement.lang,
	setLocale: () => {}
});
