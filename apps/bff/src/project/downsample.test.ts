import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample } from './downsample.ts';

const series = fc
	.array(fc.record({ lcr: fc.oneof(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.constant(null)) }), { maxLength: 400 })
	.map((points) => points.map(({ lcr }, index) => ({ at: index * 1_000, lcr })));

describe('downsample', () => {
	it('never loses the lowest nor the highest ratio, nor the last point, and fits its limit', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: 1_000, max: 60_000 }), fc.integer({ min: 3, max: 60 }), (points, step, limit) => {
				const { points: kept } = downsample(points, { step, limit });
				const ratios = (all: typeof points): number[] => all.flatMap(({ lcr }) => lcr ?? []);
				if (ratios(points).length > 0) expect(Math.min(...ratios(kept))).toBe(Math.min(...ratios(points)));
				if (points.every(({ lcr }) => lcr !== null) && points.length > 0)
					expect(Math.max(...ratios(kept))).toBe(Math.max(...ratios(points)));
				expect(kept.at(-1)).toEqual(points.at(-1));
				expect(kept.length).toBeLessThanOrEqual(limit);
				expect(kept.map(({ at }) => at)).toEqual([...new Set(kept.map(({ at }) => at))].sort((a, b) => a - b));
			}),
		);
	});
	it('leaves a series alone whose points are no closer than the step', () => {
		const points = [1, 2, 3].map((minute) => ({ at: minute * 60_000, lcr: 1 }));
		expect(downsample(points, { step: 60_000, limit: 10 })).toEqual({ points, step: 60_000 });
	});
});
