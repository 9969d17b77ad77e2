import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel, type Point } from '@dagrejs/dagre';
import * as m from '#lib/paraglide/messages.js';
import type { Authored, WayAuthored } from './authoring.server.ts';
import { endingName } from './words.ts';

export type Drawing = ReturnType<typeof draw>;
export type Spot = Drawing['spots'][number];
export type Arrow = Drawing['arrows'][number];
type Tone = 'best' | 'breach' | 'plain';

const SCENE = { width: 236, height: 72 };
const ENDING = { width: 236, height: 60 };
const ROW = 19;

/** Where everything stands in the drawing: scenes and endings layer by layer from the top, arrows around them. */
export function draw({ scenes, endings, ways }: Authored) {
	const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
	graph.setGraph({ rankdir: 'TB', nodesep: 26, edgesep: 14, ranksep: 34, marginx: 12, marginy: 12 });
	for (const { id } of scenes) graph.setNode(id, { ...SCENE });
	for (const { id } of endings) graph.setNode(id, { ...ENDING });
	for (const way of ways)
		graph.setEdge(way.from, way.to, {
			...sizeOf(labelsOf(way)),
			labelpos: 'c',
			weight: toneOf(way) === 'best' ? 9 : 1
		});
	layout(graph);
	const corner = (id: string) => {
		const { x, y, width, height } = graph.node(id) as Required<NodeLabel>;
		return { id, x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
	};
	return {
		width: Math.ceil(graph.graph().width!),
		height: Math.ceil(graph.graph().height!),
		spots: [
			...scenes.map(({ id, best, start, says, sees }) => ({
				...corner(id),
				best,
				start,
				kind: null,
				text: beginOf(says ?? sees ?? '')
			})),
			...endings.map(({ id, best, kind }) => ({ ...corner(id), best, start: false, kind, text: endingName[kind]() }))
		],
		arrows: ways.map((way) => {
			const { points, x, y, width, height } = graph.edge(way.from, way.to) as Required<EdgeLabel>;
			return {
				from: way.from,
				to: way.to,
				path: curve(points),
				x: Math.round(x),
				y: Math.round(y),
				width,
				height,
				tone: toneOf(way),
				dashed: way.replies.every((reply) => reply.when !== null),
				labels: labelsOf(way)
			};
		})
	};
}

/** No more than a card has room for. */
const beginOf = (text: string) => ([...text].length > 48 ? `${[...text].slice(0, 47).join('')}…` : text);

function labelsOf({ replies }: WayAuthored) {
	return replies.map(({ letter, share, passed, when, best, breach }) => ({
		letter,
		text: passed === null ? share : m.author_taken_passed({ share, passed }),
		when,
		tone: (best ? 'best' : breach ? 'breach' : 'plain') as Tone
	}));
}

/** An arrow is a breach's when nothing else takes it. */
const toneOf = ({ replies }: WayAuthored): Tone =>
	replies.some((reply) => reply.best) ? 'best' : replies.every((reply) => reply.breach) ? 'breach' : 'plain';

function sizeOf(labels: ReturnType<typeof labelsOf>) {
	const widths = labels.flatMap(({ text, when }) => [widthOf(text) + 22, ...(when ? [when.length * 7.3 + 26] : [])]);
	return { width: Math.ceil(Math.max(...widths)), height: widths.length * ROW + 8 };
}

/** About as wide as the text is in the drawing's small print; Chinese signs take the room of two letters. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 13 : 6.9), 0);

/** Through the middle of each two points, bent at the points themselves. */
function curve(points: Point[]) {
	const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;
	const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
	const bends = points.slice(1, -1).map((point, index) => {
		const next = points[index + 2]!;
		return `Q${at(point)} ${at(index + 3 === points.length ? next : middle(point, next))}`;
	});
	return `M${at(points[0]!)}${bends.join('')}`;
}
