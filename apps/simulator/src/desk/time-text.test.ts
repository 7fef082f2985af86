import { addDays, formatDay, parseDay } from '@tideline/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, fixTime, iso } from './time-text.ts';

describe('texts of dates and times', () => {
	it('are those of the platform', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
				const expected = new Date(at).toISOString();
				expect(iso(at)).toBe(expected);
				expect(fixTime(at)).toBe(`${expected.slice(0, 10).replaceAll('-', '')}-${expected.slice(11, 23)}`);
			}),
		);
	});

	it('stay right past the dates that are remembered', () => {
		const first = parseDay('2026-11-20');
		for (let n = 0; n < 5_000; n++) expect(dateText(addDays(first, n))).toBe(formatDay(addDays(first, n)));
	});
});
