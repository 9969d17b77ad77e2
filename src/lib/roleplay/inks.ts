import type { Arrow } from './drawing.server.ts';

/** Our own colours, so that the drawing follows light and dark. */
export const inks: Record<Arrow['tone'], string> = {
	best: 'var(--color-success)',
	breach: 'var(--color-error)',
	plain: 'var(--color-line)'
};
