import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, wallTimeOf } from './wall-time.ts';
import { formatWhen, parseWhen } from './when-input.ts';

const london = { now: Date.parse('2026-11-20T14:06:00Z'), timeZone: 'Europe/London' };
const read = (text: string, context = london) => {
	const when = parseWhen(text, context);
	return when.kind === 'instant' ? new Date(when.at).toISOString() : when;
};

describe('parseWhen', () => {
	it.each(['soon', '4 Foo 2026', '2026/12/04', '4.12.', '17:00'])('refuses %s with the form that it expects', (text) => {
		expect(read(text)).toEqual({
			kind: 'bad',
			message: `"${text}" is not a date and time, expected 4 Dec 2026 17:00, 14 d, 8 h or 30 min`,
		});
	});
	it('refuses a day or a time that the zone does not have', () => {
		expect(read('31 Nov 2026 10:00')).toEqual({ kind: 'bad', message: 'the calendar of London has no such day and time' });
		expect(read('28 Mar 2027 01:30')).toEqual({ kind: 'bad', message: 'the calendar of London has no such day and time' });
		expect(read('4 Dec 2026 25:00')).toEqual({ kind: 'bad', message: 'a time lies between 00:00 and 23:59' });
	});
	it('tells an empty field from a bad one', () => {
		expect(read('  ')).toEqual({ kind: 'empty' });
	});
	it('reads dates with and without year and time', () => {
		expect(read('4 Dec 2026 17:00')).toBe('2026-12-04T17:00:00.000Z');
		expect(read('4 december')).toBe('2026-12-04T17:00:00.000Z');
		expect(read('3 Jan 09:30')).toBe('2027-01-03T09:30:00.000Z');
		expect(read('2026-12-04 09:05')).toBe('2026-12-04T09:05:00.000Z');
	});
	it('reads spans from now', () => {
		expect(read('now')).toBe('2026-11-20T14:06:00.000Z');
		expect(read('+14 d')).toBe('2026-12-04T14:06:00.000Z');
		expect(read('8 hours')).toBe('2026-11-20T22:06:00.000Z');
		expect(read('30 min')).toBe('2026-11-20T14:36:00.000Z');
	});
	it('means the clocks of the entity', () => {
		expect(read('4 Dec 2026 17:00', { ...london, timeZone: 'Asia/Singapore' })).toBe('2026-12-04T09:00:00.000Z');
	});
	it('reads what it writes, in every zone, to the minute', () => {
		const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }).map((at) => at - (at % 60_000));
		fc.assert(
			fc.property(instant, fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Singapore'), (at, timeZone) => {
				const written = formatWhen(at, timeZone);
				const when = parseWhen(written, { now: at, timeZone });
				// The hour that autumn repeats has one text for two instants.
				expect(when.kind === 'instant' && formatWhen(when.at, timeZone)).toBe(written);
			}),
		);
	});
});

describe('instantOf', () => {
	it('is the inverse of wallTimeOf across clock changes', () => {
		for (const at of ['2026-03-29T00:59Z', '2026-03-29T01:00Z', '2026-10-25T02:00Z'].map(Date.parse)) {
			expect(instantOf(wallTimeOf(at, 'Europe/London'), 'Europe/London')).toBe(at);
		}
	});
});
