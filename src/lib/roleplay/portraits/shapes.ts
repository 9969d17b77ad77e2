/** An area has a fill; a line has a stroke and its width. A dot is a line of next to no length. */
export type Shape = { d: string; fill?: string; stroke?: string; width?: number };

/** The layers from back to front, around the face that everyone shares: head 66–134 by 46–137, eyes at 91, brows from 69. */
export type Person = {
	colours: { back: string; skin: string; shade: string; brow: string };
	/** Behind the head, moving with it. */
	behind?: Shape[];
	clothes: Shape[];
	/** Over the neck, under the chin. */
	collar?: Shape[];
	/** Hair and beard, under brows, eyes and mouth. */
	over: Shape[];
	/** Over everything, moving with the head. */
	top?: Shape[];
};

export const area = (fill: string, d: string): Shape => ({ d, fill });
export const line = (stroke: string, width: number, d: string): Shape => ({ d, stroke, width });
