import { describe, expect, it } from 'vitest';
import { movedSpan, parseSpan, spanBetween, withSpan } from './span.ts';

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const DAY = span('06:00', '18:00');

describe('a span of the trend', () => {
	it('stands in a link, and what cannot be understood is none', () => {
		const search = withSpan(new URLSearchParams('entity=LDN'), span('10:05', '11:20'));
		expect(search.toString()).toBe('entity=LDN&from=2026-11-20T10%3A05Z&to=2026-11-20T11%3A20Z');
		expect(parseSpan(search)).toEqual(span('10:05', '11:20'));
		expect(withSpan(new URLSearchParams('from=x&to=y&cause=z&scale=k'), null).toString()).toBe('scale=k');
		for (const text of [
			'',
			'from=2026-11-20T10:05Z',
			'from=2026-11-20T11:05Z&to=2026-11-20T10:05Z',
			'from=1&to=2',
			'from=2026-99-20T10:05Z&to=2026-11-20T11:05Z',
		])
			expect(parseSpan(new URLSearchParams(text))).toBeNull();
	});
	it('takes the minutes that it was dragged through, whichever way, inside of the day', () => {
		expect(spanBetween(at('11:19:30'), at('10:05:40'), DAY)).toEqual(span('10:05', '11:20'));
		expect(spanBetween(at('05:00'), at('06:30:10'), DAY)).toEqual(span('06:00', '06:31'));
		expect(spanBetween(at('19:00'), at('19:30'), DAY)).toBeNull();
	});
	it('has whole minutes of a day that begins and ends between two, as a link needs them', () => {
		const day = { from: at('06:00:12'), to: at('18:00:52.773') };
		expect(spanBetween(at('05:00'), at('19:00'), day)).toEqual(span('06:01', '18:01'));
	});
	it('moves by a step, or widens at one end, as far as there is room', () => {
		const hour = span('10:00', '11:00');
		expect(movedSpan(hour, { by: -1, widen: false, step: 60_000 }, DAY)).toEqual(span('09:59', '10:59'));
		expect(movedSpan(hour, { by: 1, widen: false, step: 60_000 }, DAY)).toEqual(span('10:01', '11:01'));
		expect(movedSpan(hour, { by: -1, widen: true, step: 60_000 }, DAY)).toEqual(span('09:59', '11:00'));
		expect(movedSpan(hour, { by: 1, widen: true, step: 60_000 }, DAY)).toEqual(span('10:00', '11:01'));
		expect(movedSpan(hour, { by: 1, widen: true, step: 600_000 }, DAY)).toEqual(span('10:00', '11:10'));
		expect(movedSpan(DAY, { by: 1, widen: true, step: 60_000 }, DAY)).toEqual(DAY);
	});
});
