import { describe, expect, it } from 'vitest';
import { ladderHeights, niceStep } from './ladder-option.ts';

describe('the axes of the ladder', () => {
	it('have round steps that hold what they show', () => {
		expect([0, 20.1, 24, 31, 0.3, 4, 10].map(niceStep)).toEqual([1, 25, 25, 50, 0.5, 5, 10]);
	});
	it('stand one above the other within the height', () => {
		const { upper, lower } = ladderHeights(338);
		expect(lower.top).toBeGreaterThan(upper.top + upper.height);
		expect(lower.top + lower.height).toBeLessThanOrEqual(338);
	});
});
