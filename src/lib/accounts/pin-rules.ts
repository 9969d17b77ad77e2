/** Six digits, whatever keyboard they came from. */
export const readPin = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '');

export const isPin = (pin: string) => /^\d{6}$/.test(pin);

/** What a stranger tries first: a piece that repeats, equal steps up or down, such steps in pairs. */
export function isGuessable(pin: string) {
	const digits = [...pin].map(Number);
	const repeats = [1, 2, 3].some((length) => digits.every((digit, i) => digit === digits[i % length]));
	const pairs = digits.every((digit, i) => digit === digits[i - (i % 2)]);
	return repeats || haveEqualSteps(digits) || (pairs && haveEqualSteps(digits.filter((_, i) => i % 2 === 0)));
}

/** 9 goes on to 0. */
function haveEqualSteps(digits: number[]) {
	const step = (i: number) => (digits[i + 1]! - digits[i]! + 10) % 10;
	return digits.slice(1).every((_, i) => step(i) === step(0));
}
