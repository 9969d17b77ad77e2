import { scaleLinear, scalePoint } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';

// The arithmetic of charts is done here and only its result sent along: a phone draws what it is given.

/** How long the bar of each value is, in per cent of the longest. */
export function shares(values: number[]) {
	const scale = scaleLinear([0, Math.max(1, ...values)], [0, 100]).clamp(true);
	return values.map((value) => tenths(scale(value)));
}

const BOX = { width: 320, height: 160, top: 12, right: 12, bottom: 28, left: 38 };
export type AreaDrawing = ReturnType<typeof areaOf>;

/** A line over its area, one value a step from left to right. */
export function areaOf(values: number[]) {
	const steps = scalePoint(
		values.map((_, i) => i),
		[BOX.left, BOX.width - BOX.right]
	);
	const height = scaleLinear([0, Math.max(10, ...values)], [BOX.height - BOX.bottom, BOX.top])
		.nice(3)
		.clamp(true);
	const x = (_: number, i: number) => tenths(steps(i)!);
	const y = (value: number) => tenths(height(value));
	return {
		...BOX,
		line: line<number>(x, y).curve(curveMonotoneX)(values)!,
		area: area<number>(x, BOX.height - BOX.bottom, y).curve(curveMonotoneX)(values)!,
		dots: values.map((value, i) => ({ x: x(value, i), y: y(value) })),
		ticks: height.ticks(3).map((value) => ({ value, y: y(value) }))
	};
}

const tenths = (number: number) => Math.round(10 * number) / 10;
