import { describe, expect, it } from 'vitest';
import { stretchOf } from './stretch.ts';

const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const ZONE = { timeZone: 'Asia/Singapore', now: at('20T08:00') };
/** Midnight of 20 November in Singapore. */
const TODAY = { from: at('19T16:00'), to: null };

describe('the time around a span', () => {
	it('is the day that is shown, minute by minute, while the span lies in it or there is none', () => {
		const day = { from: TODAY.from, to: null, step: 60_000, ticks: null };
		expect(stretchOf(null, TODAY, ZONE)).toEqual(day);
		expect(stretchOf({ from: at('20T01:00'), to: at('20T02:00') }, TODAY, ZONE)).toEqual(day);
		const closed = { from: at('18T16:00'), to: at('19T16:00') };
		expect(stretchOf({ from: at('19T01:00'), to: at('19T02:00') }, closed, ZONE)).toMatchObject(closed);
	});
	it('is the earlier day of the zone that holds it, whole', () => {
		expect(stretchOf({ from: at('18T20:00'), to: at('18T21:00') }, TODAY, ZONE)).toEqual({
			...{ from: at('18T16:00'), to: at('19T16:00') },
			...{ step: 120_000, ticks: null },
		});
	});
	it('is every day that it touches, in steps that the chart has room for, labelled by their dates', () => {
		const stretch = stretchOf({ from: at('16T20:00'), to: at('20T07:00') }, TODAY, ZONE);
		expect(stretch).toMatchObject({ from: at('16T16:00'), to: null });
		expect((ZONE.now - at('16T16:00')) / (stretch?.step ?? 1)).toBeLessThanOrEqual(720);
		expect(stretch?.ticks?.at.map((tick) => stretch.ticks?.text(tick))).toEqual(['17 Nov', '18 Nov', '19 Nov', '20 Nov']);
	});
	it('is both days of one over midnight, labelled by their dates', () => {
		const stretch = stretchOf({ from: at('18T20:00'), to: at('19T20:00') }, TODAY, ZONE);
		expect(stretch).toMatchObject({ from: at('18T16:00'), to: null });
		expect(stretch?.ticks).not.toBeNull();
	});
	it('is the last month of a span of years', () => {
		const stretch = stretchOf({ from: Date.parse('2001-02-03T04:00Z'), to: at('20T07:00') }, TODAY, ZONE);
		expect(stretch?.from).toBe(Date.parse('2026-10-20T16:00Z'));
		expect(stretch?.ticks?.at).toHaveLength(31);
	});
	it('is unknown before the day is', () => {
		expect(stretchOf({ from: at('16T20:00'), to: at('17T07:00') }, { from: null, to: null }, ZONE)).toBeNull();
	});
});
