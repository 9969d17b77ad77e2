import { describe, expect, test } from 'vitest';
import { mentions } from '#lib/awards/mentions.ts';

describe('a text speaks of somebody', () => {
	test.each([
		['Noor found the last pair.', 'Noor Rahimi'],
		['It was Noor’s customer.', 'Noor Rahimi'],
		['Asiakas kiitti Noorille vielä ovella.', 'Noor Rahimi'],
		['thank you, NOOR!', 'Noor Rahimi'],
		['Bo knew the answer.', 'Bo Lindqvist'],
		['多虧了李薇，客人很開心。', '李薇'],
		['多虧了美玲，客人很開心。', '陳美玲'],
		['A. (Acting) Smith came along.', 'A. Smith']
	])('%s', (text, name) => {
		expect(mentions(text, ['Somebody Else', name])).toBe(true);
	});

	test.each([
		['Both shoes were in the right box.', 'Bo Lindqvist'],
		['The northern door was open.', 'Nor Ali'],
		['客人說店裡很美。', '陳美玲'],
		['Nobody here has a name.', '(.*) +'],
		['Nobody here has a name.', ' ']
	])('and not in: %s', (text, name) => {
		expect(mentions(text, [name])).toBe(false);
	});
});
