import { expect, test } from 'vitest';
import { minor } from '../money.ts';
import { price } from '../price.ts';
import { quantity } from '../quantity.ts';
import type { Position } from '../schema/position.ts';
import { carve } from './carve.ts';

/** 325 m nominal at 98.4615, of which 60 m are given as collateral. */
const position = {
	currency: 'SGD',
	price: price(98_461_500),
	settled: quantity(3_250_000_000_000),
	encumberedQuantity: quantity(600_000_000_000),
	marketValue: minor(31_999_987_500),
	encumberedValue: minor(5_907_690_000),
	maturing: minor(26_500_000_000),
	secured: [
		{
			...{ side: 'OUTFLOW', counterparty: 'OTHER', currency: 'SGD' },
			...{ cash: minor(1), unwindCash: minor(1), unwindCollateral: minor(1), intragroup: false },
		},
	],
	...{ level: 'LEVEL_2B', subclass: 'equity', eligible: true },
} as Position;
const nominal = (units: number) => quantity(units * 10_000);

test('an unsettled trade and an unpriced position carve out nothing', () => {
	expect(carve(position, nominal(0), 'HUNDRED').slice.marketValue).toBe(0);
	expect(carve({ ...position, price: null, marketValue: minor(0) }, nominal(1_000), 'HUNDRED').slice.marketValue).toBe(0);
});

test('the two parts are the whole', () => {
	const { rest, slice } = carve(position, nominal(25_000_000), 'HUNDRED');
	expect(slice.marketValue).toBe(2_461_537_500);
	expect(rest.marketValue + slice.marketValue).toBe(position.marketValue);
	expect([rest.maturing, slice.maturing]).toEqual([24_000_000_000, 2_500_000_000]);
});

test('each part is valued by its own quantity, as the fold does: rounded by itself', () => {
	const odd = { ...position, price: price(98_461_537), settled: nominal(3_250_001), marketValue: minor(320_000_094) };
	const { rest, slice } = carve({ ...odd, encumberedQuantity: nominal(0), encumberedValue: minor(0) }, nominal(1_250_000), 'HUNDRED');
	expect([slice.marketValue, rest.marketValue]).toEqual([123_076_921, 196_923_172]);
	const given = { ...odd, encumberedQuantity: nominal(2_500_000), encumberedValue: minor(246_153_843) };
	expect(carve(given, nominal(1_250_000), 'HUNDRED').rest.encumberedValue).toBe(196_923_172);
});

test('encumbrance and secured deals stay with the rest, as far as it reaches', () => {
	const { rest, slice } = carve(position, nominal(300_000_000), 'HUNDRED');
	expect([slice.encumberedValue, slice.secured]).toEqual([0, []]);
	expect(rest.secured).toEqual(position.secured);
	expect(rest.encumberedValue).toBe(rest.marketValue);
});

test('both parts stand where the position stood', () => {
	const { rest, slice } = carve(position, nominal(1), 'HUNDRED');
	for (const part of [rest, slice]) expect(part).toMatchObject({ level: 'LEVEL_2B', subclass: 'equity', eligible: true });
});
