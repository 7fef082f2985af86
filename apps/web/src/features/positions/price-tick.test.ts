import { describe, expect, it } from 'vitest';
import { type PriceTick, priceWay } from './price-tick.ts';

function draw(...prices: (number | null)[]) {
	const ticks = new Map<string, PriceTick>();
	return prices.map((price) => priceWay(ticks, { key: 'LDN|A|X', price: price as never }));
}

describe('the way of a price', () => {
	it('is not known of the first', () => expect(draw(5)).toEqual([null]));
	it('is up or down with each change', () => expect(draw(5, 6, 4)).toEqual([null, 'up', 'down']));
	it('stays while the cell is drawn again at the same price', () => expect(draw(5, 6, 6)).toEqual([null, 'up', 'up']));
	it('is none without a price', () => expect(draw(5, null)).toEqual([null, null]));
});
