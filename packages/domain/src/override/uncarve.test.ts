import { describe, expect, test } from 'vitest';
import { minor } from '../money.ts';
import { marketValue } from '../position/valuation.ts';
import { price } from '../price.ts';
import { quantity } from '../quantity.ts';
import type { Position } from '../schema/position.ts';
import { uncarve } from './uncarve.ts';

const PRICE = price(98_461_537);
const HUNDRED = { per: 'HUNDRED', encumbered: null } as const;
const nominal = (units: number) => quantity(units * 10_000);
const worth = (units: number) => marketValue(nominal(units), PRICE, { currency: 'SGD', per: 'HUNDRED' });
const standing = { level: 'LEVEL_2A', subclass: 'corporate', eligible: true } as const;
const held = (settled: number, given: number, over: Partial<Position> = {}) =>
	({
		...{ currency: 'SGD', price: PRICE, settled: nominal(settled), marketValue: worth(settled), secured: [], maturing: minor(0) },
		...{ encumberedQuantity: nominal(given), encumberedValue: worth(given), ...standing },
		...over,
	}) as Position;
const slice = held(1_250_000, 0, { level: 'LEVEL_2B', subclass: 'equity' });

describe('a trade that goes back to its position', () => {
	test('is valued with it, and stands where it stands', () => {
		expect(uncarve(held(2_000_001, 1_000), slice, HUNDRED)).toEqual({
			...{ currency: 'SGD', secured: [], maturing: 0, maturesOn: null, ...standing },
			...{ marketValue: worth(3_250_001), encumberedValue: worth(1_000) },
		});
	});

	test('is due with it, but for what is given as collateral', () => {
		const due = { ...slice, maturing: minor(125_000_000) };
		expect(uncarve(held(2_000_001, 1_000), due, HUNDRED)?.maturing).toBe(324_900_100);
	});

	test('is given as collateral or not as the override of the rest says', () => {
		expect(uncarve(held(10, 10), slice, { per: 'HUNDRED', encumbered: true })?.encumberedValue).toBe(worth(1_250_010));
		expect(uncarve(held(10, 0), slice, { per: 'HUNDRED', encumbered: false })?.encumberedValue).toBe(0);
	});

	test('changes nothing while it has not settled', () => {
		const rest = held(10, 10);
		expect(uncarve(rest, { ...slice, settled: nominal(0), marketValue: minor(0) }, HUNDRED)).toMatchObject({ marketValue: worth(10) });
	});

	test('is not known where all of the rest is given, or the trade itself was said to be', () => {
		expect(uncarve(held(10, 10), slice, HUNDRED)).toBeNull();
		expect(uncarve(held(-10, 0), slice, HUNDRED)).toBeNull();
		expect(uncarve(held(10, 0), held(5, 5), HUNDRED)).toBeNull();
	});
});
