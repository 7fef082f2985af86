import { describe, expect, it } from 'vitest';
import { daysSpan, parseTrendRange } from './trend-range.ts';

const LONDON = 'Europe/London';

describe('several days on the trend', () => {
	it('end with the hour of now and begin at a midnight of the zone', () => {
		const span = daysSpan('5d', { now: Date.UTC(2026, 10, 20, 14, 6), timeZone: 'America/New_York', since: null });
		expect(span).toMatchObject({ from: Date.UTC(2026, 10, 16, 5), to: Date.UTC(2026, 10, 20, 15) });
	});
	it('are labelled at their own midnights when the clocks change between them', () => {
		const span = daysSpan('5d', { now: Date.UTC(2026, 9, 27, 12), timeZone: LONDON, since: null });
		expect(span?.ticks.at.map((at) => new Date(at).toISOString().slice(5, 13))).toEqual([
			'10-22T23',
			'10-23T23',
			'10-24T23',
			'10-26T00',
			'10-27T00',
		]);
		expect(span?.ticks.at.map((at) => span.ticks.text(at + 0.4))).toEqual(['23 Oct', '24 Oct', '25 Oct', '26 Oct', '27 Oct']);
	});
	it('keep fewer points than an answer may have, low, high and last of each step', () => {
		for (const range of ['5d', '30d'] as const) {
			const span = daysSpan(range, { now: Date.UTC(2026, 10, 20, 14), timeZone: LONDON, since: null });
			expect(((span?.to ?? 0) - (span?.from ?? 0)) / (span?.step ?? 1)).toBeLessThan(2_000 / 3);
		}
	});
	it('leave out days before the history begins, and have more points for the rest', () => {
		const since = Date.UTC(2026, 10, 19, 9);
		const span = daysSpan('30d', { now: Date.UTC(2026, 10, 20, 14), timeZone: LONDON, since });
		expect(span).toMatchObject({ from: Date.UTC(2026, 10, 19), since, step: 360_000 });
		expect(span?.ticks.at.map((at) => span.ticks.text(at - 0.4))).toEqual([
			'19 Nov',
			'06:00',
			'12:00',
			'18:00',
			'20 Nov',
			'06:00',
			'12:00',
		]);
	});
	it('say nothing of a history that fills them', () => {
		const now = Date.UTC(2026, 10, 20, 14);
		expect(daysSpan('5d', { now, timeZone: LONDON, since: Date.UTC(2026, 10, 16, 12) })?.since).toBeNull();
	});
	it('are not the day alone, which is what anything else in the address means', () => {
		expect(daysSpan('day', { now: 0, timeZone: LONDON, since: null })).toBeNull();
		expect([parseTrendRange('30d'), parseTrendRange('7d'), parseTrendRange(null)]).toEqual(['30d', 'day', 'day']);
	});
});
