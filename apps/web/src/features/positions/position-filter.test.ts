import type { Position } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { acceptsPosition, parsePositionFilter, withPositionFilter } from './position-filter.ts';

const row = {
	name: 'Meridian Rail 3.875 % 2031',
	instrumentId: 'SGXF38750315',
	accountId: 'SGP-TSY-01',
	entityId: 'SGP',
	currency: 'SGD',
	level: 'LEVEL_2B',
	assetClass: 'EQUITY',
	overrideId: null,
	conflict: null,
	lateTrades: 0,
	lastTradeId: 'EQ-71088',
} as Position;
const accepts = (query: string) => acceptsPosition(parsePositionFilter(new URLSearchParams(query)))?.(row);

describe('position filter', () => {
	it('ignores what the URL should not say', () => {
		expect(acceptsPosition(parsePositionFilter(new URLSearchParams('level=9&flag=x&currency=dollars')))).toBeUndefined();
	});
	it('finds every word in name, identifier, account, entity or last trade, in any case', () => {
		expect(accepts('search=rail sgp-tsy')).toBe(true);
		expect(accepts('search=eq-71088')).toBe(true);
		expect(accepts('search=rail london')).toBe(false);
	});
	it('narrows by level, class, currency and flag together', () => {
		expect(accepts('level=LEVEL_2B&assetClass=EQUITY&currency=SGD')).toBe(true);
		expect(accepts('level=LEVEL_2B&assetClass=BOND')).toBe(false);
		expect(accepts('flag=override')).toBe(false);
	});
	it('keeps the rest of the URL and leaves out what does not filter', () => {
		const params = withPositionFilter(new URLSearchParams('entity=LDN&level=LEVEL_1'), { level: null, search: 'gilt' });
		expect(params.toString()).toBe('entity=LDN&search=gilt');
	});
});
