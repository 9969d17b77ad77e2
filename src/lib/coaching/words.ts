/** Monday … Sunday; 1 January 2024 was a Monday. */
export function weekdays(locale: string) {
	const { format } = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { weekday: 'long', timeZone: 'UTC' });
	return [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number, name: format(Date.UTC(2024, 0, number)) }));
}
