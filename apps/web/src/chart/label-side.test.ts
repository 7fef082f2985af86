import { describe, expect, it } from 'vitest';
import { labelSide } from './label-side.ts';

describe('the words of a mark', () => {
	it('stand over it', () => expect(labelSide({ mark: 200, now: 400 })).toEqual({ align: 'center', offset: [0, 0] }));
	it('end before the now line', () => {
		const { align, offset } = labelSide({ mark: 400, now: 400 });
		expect(align).toBe('right');
		expect(offset[0]).toBeLessThan(0);
		expect(labelSide({ mark: 380, now: 400 }).align).toBe('right');
	});
	it('begin at the axis', () => expect(labelSide({ mark: 2, now: 400 }).align).toBe('left'));
	it('end before the now line even where the day has only begun', () => expect(labelSide({ mark: 4, now: 5 }).align).toBe('right'));
});
