import type { Mood } from '../engine/graph.ts';

type Face = {
	head?: string;
	shoulders?: string;
	brows: string;
	eyes: 'open' | 'narrow' | 'laughing';
	gaze: number;
	mouth: string;
	blush: number;
};

// The left brow from the outside in, then the right one from the inside out; the rest likewise on one face.
export const faces: Record<Mood, Face> = {
	upset: {
		head: 'translate(0 5) rotate(-3 100 150)',
		shoulders: 'translate(0 -4)',
		brows: 'M77 77Q86 76 93 80.8M107 80.8Q114 76 123 77',
		eyes: 'narrow',
		gaze: 0,
		mouth: 'M89 117Q100 109.5 111 117',
		blush: 0
	},
	unsure: {
		head: 'translate(1 2) rotate(6 100 150)',
		brows: 'M77 80.5Q84 75 92 74.5M108 78Q116 77.5 123 81',
		eyes: 'open',
		gaze: -2.5,
		mouth: 'M91 115.5Q96 111.5 101 114.5T111 113',
		blush: 0
	},
	neutral: {
		brows: 'M77 78.5Q85 75 92.5 77.5M107.5 77.5Q115 75 123 78.5',
		eyes: 'open',
		gaze: 0,
		mouth: 'M90.5 113.5Q100 115.5 109.5 113.5',
		blush: 0
	},
	pleased: {
		head: 'rotate(-3 100 150)',
		shoulders: 'translate(0 1)',
		brows: 'M77 77.5Q84 72.5 92.5 75.5M107.5 75.5Q116 72.5 123 77.5',
		eyes: 'open',
		gaze: 0,
		mouth: 'M87 110.5Q100 122 113 110.5',
		blush: 0.28
	},
	delighted: {
		head: 'translate(0 -3) rotate(-5 100 150)',
		shoulders: 'translate(0 3)',
		brows: 'M77 75Q84 69 92.5 72.5M107.5 72.5Q116 69 123 75',
		eyes: 'laughing',
		gaze: 0,
		mouth: 'M85.5 109.5Q100 113.5 114.5 109.5Q113 124.5 100 124.5T85.5 109.5Z',
		blush: 0.4
	}
};
