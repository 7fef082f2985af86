import { expect, it } from 'vitest';
import { formatSince } from './since.ts';

const now = Date.parse('2026-11-23T04:30:00Z');

it('names the day of what is not of today, in the zone of the reader', () => {
	expect(formatSince(Date.parse('2026-11-20T14:02:11Z'), now, 'Europe/London')).toBe('20 Nov 14:02');
	expect(formatSince(Date.parse('2026-11-23T04:02:11Z'), now, 'America/New_York')).toBe('23:02:11');
	expect(formatSince(Date.parse('2026-11-23T04:02:11Z'), now, 'Europe/London')).toBe('04:02:11');
});
