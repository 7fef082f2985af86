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
	it('begin behind the now line where the day has only begun, so that the axis does not cut them', () => {
		expect(labelSide({ mark: 4, now: 5 })).toEqual({ align: 'left', offset: [6, 0] });
		expect(labelSide({ mark: 60, now: 70 })).toEqual({ align: 'left', offset: [15, 0] });
		expect(labelSide({ mark: 10, now: 90 })).toEqual({ align: 'left', offset: [85, 0] });
	});
});
