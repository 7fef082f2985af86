import type { JoinedPosition } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { acceptsPosition, type PositionFilter } from './position-filter.ts';

const row = {
	name: 'Meridian Rail 3.875 % 2031',
	instrumentId: 'SGXF38750315',
	accountId: 'SGP-TSY-01',
	accountName: 'Treasury custody',
	entityId: 'SGP',
	currency: 'SGD',
	level: 'LEVEL_2B',
	assetClass: 'EQUITY',
	overrideId: null,
	conflict: { masterAssetClass: 'BOND', ruleId: '2A.corporate' },
	lateTrades: 0,
	lastTradeId: 'EQ-71088',
} as JoinedPosition;
const accepts = (filter: PositionFilter) => acceptsPosition(filter)?.(row);

describe('position filter', () => {
	it('is no test at all when nothing narrows', () => {
		expect(acceptsPosition({})).toBeUndefined();
		expect(acceptsPosition({ search: ' \t ' })).toBeUndefined();
	});
	it.each<[PositionFilter, boolean]>([
		[{ search: 'rail sgp-tsy' }, true],
		[{ search: 'RAIL  SGXF38750315' }, true],
		[{ search: 'eq-71088' }, true],
		[{ search: 'rail london' }, false],
		[{ level: 'LEVEL_2B', assetClass: 'EQUITY', currency: 'SGD' }, true],
		[{ level: 'LEVEL_2B', assetClass: 'BOND' }, false],
		[{ currency: 'USD' }, false],
		[{ flag: 'conflict' }, true],
		[{ flag: 'override' }, false],
		[{ flag: 'late' }, false],
		[{ flag: 'conflict', search: 'london' }, false],
	])('asks for everything that it names: %j gives %s', (filter, expected) => expect(accepts(filter)).toBe(expected));
	it('finds nothing under a last trade that there is none of', () => {
		expect(acceptsPosition({ search: 'null' })?.({ ...row, lastTradeId: null })).toBe(false);
	});
});
