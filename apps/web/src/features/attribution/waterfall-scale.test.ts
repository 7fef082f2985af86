import { describe, expect, it } from 'vitest';
import { waterfallScale } from './waterfall-scale.ts';

const PLOT = { from: 50, to: 350 };

describe('the axis of a waterfall', () => {
	it('has round levels around every value, which lie between its edges', () => {
		const { levels, place } = waterfallScale([132.86, 130.0, 130.22], PLOT);
		expect(levels).toEqual([130, 131, 132, 133]);
		expect([place(130), place(131.5), place(133)]).toEqual([50, 200, 350]);
	});
	it('has room for a move of nothing', () => {
		const { levels, place } = waterfallScale([120, 120], PLOT);
		expect(levels).toEqual([120, 120.1]);
		expect(place(120)).toBe(50);
	});
});
