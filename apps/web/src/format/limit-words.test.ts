import { parseLimits } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { verdict } from './limit-words.ts';

const limits = parseLimits({ regulatory: '1.00', earlyWarning: '1.10', internal: '1.15' });

describe('verdict on a ratio', () => {
	it('is loudest below the regulatory minimum', () =>
		expect(verdict(0.987, 'BELOW_REGULATORY', limits)).toEqual({ tone: 'error', text: '1.3 pts below regulatory minimum 100 %' }));
	it('warns below the other limits', () => {
		expect(verdict(1.136, 'BELOW_INTERNAL', limits)).toEqual({ tone: 'warning', text: '1.4 pts below internal limit 115 %' });
		expect(verdict(1.082, 'BELOW_EARLY_WARNING', limits)).toEqual({ tone: 'warning', text: '1.8 pts below early warning 110 %' });
	});
	it('still warns while a ratio is back over a limit by less than the hysteresis', () =>
		expect(verdict(1.152, 'BELOW_INTERNAL', limits)).toEqual({ tone: 'warning', text: '+0.2 pts over internal limit 115 %, just back' }));
	it('is calm over the internal limit', () =>
		expect(verdict(1.314, 'OVER_INTERNAL', limits)).toEqual({ tone: 'quiet', text: '+16.4 pts over internal limit 115 %' }));
	it('says why there is no ratio', () => expect(verdict(null, 'NOT_APPLICABLE', limits).text).toBe('no net outflow in the next 30 days'));
});
