import { expect, test } from 'vitest';
import { minor } from '../money.ts';
import { price } from '../price.ts';
import { quantity } from '../quantity.ts';
import { heldQuantity } from './held-quantity.ts';
import { marketValue } from './valuation.ts';

const PRICE = price(98_461_537);
const units = (count: number) => quantity(Math.round(count * 10_000));
const position = (settled: number, held: number) => ({
	...{ settled: units(settled), price: PRICE, currency: 'SGD' },
	marketValue: marketValue(units(held), PRICE, { currency: 'SGD', per: 'HUNDRED' }),
});

test('what is owned is held, fractions of a unit too', () => {
	expect(heldQuantity(position(777_777.7777, 777_777.7777), 'HUNDRED')).toBe(units(777_777.7777));
	expect(heldQuantity(position(-5, -5), 'HUNDRED')).toBe(units(-5));
	expect(heldQuantity({ ...position(3, 0), price: null }, 'HUNDRED')).toBe(units(3));
});

test('collateral received is what the value has more', () => {
	expect(heldQuantity(position(777_777.5, 1_777_777.5), 'HUNDRED')).toBe(units(1_777_777.5));
	expect(heldQuantity(position(-20, 80), 'HUNDRED')).toBe(units(80));
});

test('a value that no whole units make is of no quantity that is known', () => {
	expect(heldQuantity({ ...position(100, 100), marketValue: minor(9_900) }, 'HUNDRED')).toBeNull();
	expect(heldQuantity(position(100, 50), 'HUNDRED')).toBeNull();
	expect(heldQuantity({ ...position(100, 200), price: price(0) }, 'HUNDRED')).toBeNull();
});
