import { describe, expect, test } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import { minor } from '../money.ts';
import { type Holding, positionEffect } from './position-effect.ts';

const holding: Holding = { currency: 'SGD', marketValue: minor(32_000), encumberedValue: minor(5_000), maturing: minor(0), secured: [] };
const equity = { level: 'LEVEL_2B', subclass: 'equity', eligible: true } as const;
const corporate = { level: 'LEVEL_2A', subclass: 'corporate', eligible: true } as const;
const outside = { level: 'INELIGIBLE', subclass: 'other', eligible: false } as const;
const repo = {
	side: 'OUTFLOW',
	counterparty: 'OTHER',
	currency: 'USD',
	cash: minor(5_000),
	unwindCash: minor(5_000),
	unwindCollateral: minor(6_000),
	intragroup: false,
} as const;

describe('what a holding adds', () => {
	test('a short position is no stock: it has to be bought back', () => {
		const effect = positionEffect({ ...holding, marketValue: minor(-700), encumberedValue: minor(0) }, corporate, basel);
		expect(effect.contributions).toEqual([{ side: 'OUTFLOW', line: 'contingent.own-short', currency: 'SGD', amount: 700 }]);
		expect(effect.excluded).toBe(0);
	});

	test('nothing for nothing', () => {
		expect(positionEffect({ ...holding, marketValue: minor(0), encumberedValue: minor(0) }, corporate, basel)).toEqual({
			contributions: [],
			excluded: 0,
			unwind: [],
		});
	});

	test('its class of the stock, less what is encumbered', () => {
		expect(positionEffect(holding, equity, basel)).toEqual({
			contributions: [{ side: 'STOCK', line: '2B.equity', currency: 'SGD', amount: 32_000 }],
			excluded: 5_000,
			unwind: [],
		});
	});

	test('keeps its level and counts for nothing when it fails the operational test', () => {
		const effect = positionEffect(holding, { ...corporate, eligible: false }, basel);
		expect(effect.contributions[0]?.line).toBe('2A.corporate');
		expect(effect.excluded).toBe(32_000);
	});

	test('an inflow when it matures outside the stock, none inside: no double counting', () => {
		const maturing = { ...holding, maturing: minor(27_000) };
		expect(positionEffect(maturing, corporate, basel).contributions.map(({ line }) => line)).toEqual(['2A.corporate']);
		expect(positionEffect(maturing, outside, basel).contributions.map(({ line }) => line)).toEqual(['none', 'securities.maturing']);
		expect(positionEffect(maturing, { ...corporate, eligible: false }, basel).contributions.map(({ line }) => line)).toContain(
			'securities.maturing',
		);
	});
});

describe('secured deals on a holding', () => {
	test('a repo runs off by the class of its collateral and gives it back in the unwind', () => {
		const effect = positionEffect({ ...holding, secured: [repo] }, equity, basel);
		expect(effect.contributions[1]).toEqual({ side: 'OUTFLOW', line: 'secured.level2b', currency: 'USD', amount: 5_000 });
		expect(effect.unwind).toEqual([
			{ level: 'LEVEL_2B', subclass: 'equity', currency: 'SGD', amount: 6_000 },
			{ level: 'LEVEL_1', subclass: 'reserves', currency: 'USD', amount: -5_000 },
		]);
	});

	test('a reverse repo does the opposite, and without the right to use the collateral has nothing to unwind', () => {
		const reverse = { ...repo, side: 'INFLOW' } as const;
		expect(positionEffect({ ...holding, secured: [reverse] }, corporate, basel).unwind.map(({ amount }) => amount)).toEqual([
			-6_000, 5_000,
		]);
		const unusable = { ...reverse, unwindCash: minor(0), unwindCollateral: minor(0), intragroup: false };
		const effect = positionEffect({ ...holding, secured: [unusable] }, corporate, basel);
		expect(effect.contributions[1]?.line).toBe('secured.level2a');
		expect(effect.unwind).toEqual([]);
	});

	test('collateral outside HQLA exchanges no HQLA', () => {
		const effect = positionEffect({ ...holding, secured: [repo] }, outside, basel);
		expect(effect.contributions[1]?.line).toBe('secured.other');
		expect(effect.unwind).toEqual([]);
	});
});
