/** What stands in the middle of a badge, on a field of 48 × 48: areas of marigold, lines of ink; and the colour of its edge. */
type Drawing = { edge: string; fills: string; lines: string };

/** One for each module. */
export const drawings: Record<string, Drawing> = {
	// A door that stands open, and the light that falls out of it.
	greeting: {
		edge: 'fill-primary',
		fills: 'M25 14.5 33 11.5v24.5l-8-3zM15 33l10 0 8 3H12.5z',
		lines: 'M15 33V14.5h10V33M25 14.5 33 11.5V36l-8-3M12 33h3M28.5 23v2'
	},
	// An ear, and somebody's words on their way to it.
	'active-listening': {
		edge: 'fill-info',
		fills: 'M18 20.5a8 8 0 0 1 16 0c0 6-5 7-5.5 11.5-.4 4-6 4.5-7 .5-.6-2.5 1-4 0-6.5-1-2-3.5-3-3.5-5.5Z',
		lines:
			'M18 20.5a8 8 0 0 1 16 0c0 6-5 7-5.5 11.5-.4 4-6 4.5-7 .5M22.5 20.5a3.6 3.6 0 0 1 7.2 0c0 2.8-3 3-3 6M10.5 21.5q2.6 3 0 6M14.5 20q4 4.5 0 9'
	},
	// Service in one pan, the sale in the other: level.
	'defensive-or-service': {
		edge: 'fill-success',
		fills: 'M10 25h11a5.5 5.5 0 0 1-11 0ZM27 25h11a5.5 5.5 0 0 1-11 0Z',
		lines:
			'M24 11.5V35M18.5 35.5h11M15.5 16h17M15.5 16 10 25h11zM32.5 16 27 25h11zM10 25a5.5 5.5 0 0 0 11 0M27 25a5.5 5.5 0 0 0 11 0'
	},
	// A heart.
	'platinum-rule': {
		edge: 'fill-error',
		fills: 'M24 34.5 13.8 24.6a6.2 6.2 0 0 1 8.8-8.8l1.4 1.4 1.4-1.4a6.2 6.2 0 0 1 8.8 8.8Z',
		lines: 'M24 34.5 13.8 24.6a6.2 6.2 0 0 1 8.8-8.8l1.4 1.4 1.4-1.4a6.2 6.2 0 0 1 8.8 8.8Z'
	},
	// The day in the calendar that was kept.
	promises: {
		edge: 'fill-info',
		fills: 'M13 15h22v6H13Z',
		lines: 'M13 15h22v20H13ZM13 21h22M18.5 12v5M29.5 12v5M19 28l3.5 3.5 6.5-6.5'
	},
	// Words that ask.
	'open-questions': {
		edge: 'fill-secondary',
		fills: 'M12 13.5h24v17H25l-6.5 5.5v-5.5H12Z',
		lines: 'M12 13.5h24v17H25l-6.5 5.5v-5.5H12ZM21.3 19a2.7 2.7 0 1 1 4 2.4c-1 .5-1.3 1-1.3 2M24 26.6v.1'
	},
	// A glass that hides nothing.
	'honest-advice': {
		edge: 'fill-success',
		fills: 'M30 21a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z',
		lines: 'M30 21a8 8 0 1 1-16 0 8 8 0 0 1 16 0ZM27.8 26.8l7.7 7.7M18.5 20a3.5 3.5 0 0 1 3.5-3.5'
	},
	// A price that stands.
	'discounts-and-value': {
		edge: 'fill-warning',
		fills: 'M12.5 23.5v-11h11L36 25 25 36Z',
		lines: 'M12.5 23.5v-11h11L36 25 25 36ZM18.2 18.2v.1'
	},
	// A bridge.
	trust: {
		edge: 'fill-primary',
		fills: 'M13 31.5v-4.5a11 11 0 0 1 22 0v4.5Z',
		lines: 'M10.5 31.5h27M13 31.5v-4.5a11 11 0 0 1 22 0v4.5M18.5 31.5v-7M24 31.5v-9M29.5 31.5v-7'
	},
	// A parcel with a bow.
	'thanks-and-loyalty': {
		edge: 'fill-error',
		fills: 'M13.5 21.5h21V35h-21Z',
		lines:
			'M13.5 21.5h21V35h-21ZM12 17.5h24v4H12ZM24 17.5V35M24 17.5c-6.5 0-7-5.5-3.7-5.5S24 17.5 24 17.5s.4-5.5 3.7-5.5 2.8 5.5-3.7 5.5'
	},
	// A phone that is heard as far as the counter.
	'every-channel': {
		edge: 'fill-info',
		fills: 'M14.5 12h12v24h-12Z',
		lines: 'M14.5 12h12v24h-12ZM19 32.3h3M30.5 18.5q3.5 5.5 0 11M34.5 15.5q5.5 8.5 0 17'
	},
	// One in the middle of others.
	'team-that-serves': {
		edge: 'fill-success',
		fills: 'M16.5 35c0-5.5 3-9 7.5-9s7.5 3.5 7.5 9Z',
		lines:
			'M28 19a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM16.5 35c0-5.5 3-9 7.5-9s7.5 3.5 7.5 9ZM16 20.5a2.5 2.5 0 1 1-.1-1M37 20.5a2.5 2.5 0 1 1-.1-1M11 31c0-3 1-5 3-5.8M37 31c0-3-1-5-3-5.8'
	}
};

/** Any other badge. */
export const star: Drawing = {
	edge: 'fill-secondary',
	fills: 'M24 12.5l3.5 7.2 7.9 1-5.8 5.5 1.5 7.8L24 30.2 16.9 34l1.5-7.8-5.8-5.5 7.9-1Z',
	lines: 'M24 12.5l3.5 7.2 7.9 1-5.8 5.5 1.5 7.8L24 30.2 16.9 34l1.5-7.8-5.8-5.5 7.9-1Z'
};
