/** Some of many: answers of 4 or 5 among answers, customers who came back among customers. */
export type Share = { favourable: number; n: number };

/** Answers below which a share says nothing. */
export const ENOUGH = 10;

/** Of a normal distribution, either side: 95 % lie within. */
const Z = 1.959964;

/** Between which shares (0–1) the truth lies with 95 % confidence: Wilson's score interval. Everything, without answers. */
export function wilson({ favourable, n }: Share) {
	if (n === 0) return { low: 0, high: 1 };
	const share = favourable / n;
	const z2n = Z ** 2 / n;
	const centre = (share + z2n / 2) / (1 + z2n);
	const half = (Z / (1 + z2n)) * Math.sqrt((share * (1 - share)) / n + z2n / n / 4);
	return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Whether two shares differ by more than chance may: Newcombe's interval of their difference leaves out zero. */
export function differ(a: Share, b: Share) {
	if (a.n === 0 || b.n === 0) return false;
	const [now, before] = [a.favourable / a.n, b.favourable / b.n];
	const [ofNow, ofBefore] = [wilson(a), wilson(b)];
	const difference = now - before;
	const low = difference - Math.hypot(now - ofNow.low, ofBefore.high - before);
	const high = difference + Math.hypot(ofNow.high - now, before - ofBefore.low);
	return low > 0 || high < 0;
}

export const isEnough = ({ n }: Share, least = ENOUGH) => n >= least;

/** All of them as one; undefined of none. */
export const pooled = (shares: Share[]): Share | undefined =>
	shares.length === 0
		? undefined
		: {
				favourable: shares.reduce((sum, share) => sum + share.favourable, 0),
				n: shares.reduce((sum, share) => sum + share.n, 0)
			};
