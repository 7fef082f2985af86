import { describe, expect, it } from 'vitest';
import { gaugePoint, gaugeShare } from './gauge-geometry.ts';

describe('gauge', () => {
	it('holds what is off the scale at its ends', () => {
		expect(gaugeShare(20)).toBe(0);
		expect(gaugeShare(412)).toBe(1);
	});
	it('has the middle of the scale at the top', () => {
		const { x, y } = gaugePoint(120, 100);
		expect(x).toBeCloseTo(0);
		expect(y).toBeCloseTo(-100);
	});
	it('begins low at the left', () => {
		const { x, y } = gaugePoint(80, 100);
		expect(x).toBeLessThan(0);
		expect(y).toBeGreaterThan(0);
	});
});
