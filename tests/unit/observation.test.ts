import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Observation, Watch } from '#lib/coaching/observation-forms.ts';
import { mayAnswer, MOST_WAITED_MS, seenAt } from '#lib/coaching/observation.ts';

const ARRIVED = new Date('2026-11-18T09:00:00Z');
const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(ARRIVED.getTime() - hours * HOUR_MS);

describe('when it was seen', () => {
	it('is what the phone says, up to 14 days ago', () => {
		for (const at of [ARRIVED, ago(1), ago(14 * 24)]) expect(seenAt(at.toISOString(), ARRIVED)).toEqual(at);
	});

	it.each([
		['nothing', undefined],
		['nonsense', 'yesterday-ish'],
		['a second from now', new Date(ARRIVED.getTime() + 1_000).toISOString()],
		['more than 14 days ago', new Date(ARRIVED.getTime() - MOST_WAITED_MS - 1).toISOString()],
		['the beginning of time', '1970-01-01T00:00:00Z'],
		['a year that no calendar has', '+275760-09-13T00:00:00.001Z']
	])('is the time of arrival when the phone says %s', (_, said) => {
		expect(seenAt(said, ARRIVED)).toEqual(ARRIVED);
	});

	it('is never later than it arrived, nor earlier than 14 days before, whatever is said', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.date().map(String),
					fc.date({ noInvalidDate: true }).map((d) => d.toISOString())
				),
				(said) => {
					const waited = ARRIVED.getTime() - seenAt(said, ARRIVED).getTime();
					expect(waited >= 0 && waited <= MOST_WAITED_MS).toBe(true);
				}
			)
		);
	});
});

it('an answer may be changed for a day, and no longer', () => {
	expect(mayAnswer(null, ARRIVED)).toBe(true);
	expect(mayAnswer(ago(23.99), ARRIVED)).toBe(true);
	expect(mayAnswer(ago(24), ARRIVED)).toBe(false);
});

describe('the form', () => {
	const sent = {
		personId: '018f0000-0000-7000-8000-000000000001',
		submission: '018f0000-0000-7000-8000-000000000002',
		evidence: '  Put the boxes down,\r\n and said   hello. ',
		'mark-greeting': '3',
		'mark-listening': '',
		'mark-empathy': '0'
	};
	const problems = (more: object) => {
		const { error } = Observation.safeParse({ ...sent, ...more });
		return error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
	};

	it('keeps the skills that were seen, a 0 too, and makes one line of what was typed', () => {
		const { marks, evidence } = Observation.parse(sent);
		expect(marks).toEqual({ greeting: 3, empathy: 0 });
		expect(evidence).toBe('Put the boxes down, and said hello.');
	});

	it.each([
		[{ evidence: ' \n ' }, ['evidence: observe_needs_evidence']],
		[{ evidence: undefined }, ['evidence: observe_needs_evidence']],
		[{ evidence: '👏'.repeat(201) }, ['evidence: field_too_long']],
		[{ 'mark-greeting': '', 'mark-empathy': undefined }, ['marks: observe_needs_mark']],
		[{ 'mark-greeting': '4' }, ['mark-greeting: field_invalid']],
		[{ 'mark-greeting': '-1' }, ['mark-greeting: field_invalid']],
		[{ 'mark-greeting': ['1', '2'] }, ['mark-greeting: field_invalid']],
		[{ personId: undefined }, ['personId: observe_pick_person']],
		[{ seenAt: 'x'.repeat(41) }, ['seenAt: field_invalid']],
		[{ submission: 'x' }, ['submission: field_invalid']]
	])('with %o is refused: %o', (more, expected) => expect(problems(more)).toEqual(expected));

	it('takes 200 signs of any kind', () => expect(problems({ evidence: '👏'.repeat(200) })).toBeUndefined());

	it('asks for a look at one skill, or at anything', () => {
		const submission = sent.submission;
		expect(Watch.parse({ submission })).toEqual({ skill: null, note: '', submission });
		expect(Watch.parse({ skill: 'advice', note: ' at the till ', submission })).toMatchObject({ note: 'at the till' });
		expect(Watch.safeParse({ skill: 'charm', submission }).success).toBe(false);
		expect(Watch.safeParse({ note: 'x'.repeat(121), submission }).success).toBe(false);
	});
});
