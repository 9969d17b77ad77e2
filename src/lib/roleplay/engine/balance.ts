import type { Choice } from './graph.ts';

export type Quadrant = 'service-minded' | 'passive' | 'pushy' | 'defensive';
/** Service and selling of a conversation, each −1…+1. */
export type Balance = { service: number; sale: number; quadrant: Quadrant };

/** Where a conversation lies between service and selling: the average stance of its turns. */
export function balanceOf(stances: Choice['stance'][]): Balance {
	const mean = (of: (s: Choice['stance']) => number) =>
		stances.length ? stances.reduce((total, s) => total + of(s), 0) / stances.length / 3 : 0;
	const service = mean((s) => s.service);
	const sale = mean((s) => s.sale);
	return { service, sale, quadrant: quadrantOf(service, sale) };
}

export const quadrantOf = (service: number, sale: number): Quadrant =>
	service >= 0 ? (sale >= 0 ? 'service-minded' : 'passive') : sale >= 0 ? 'pushy' : 'defensive';
