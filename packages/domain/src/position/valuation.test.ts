import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnknownCurrencyError } from '../currency.ts';
import { parsePrice, price } from '../price.ts';
import { parseQuantity, quantity } from '../quantity.ts';
import { marketValue, pricedPer, redemption } from './valuation.ts';

describe('market value', () => {
	it('throws past the safe integers and for unknown currencies', () => {
		const [most, dear] = [quantity(Number.MAX_SAFE_INTEGER), parsePrice('1000000')];
		expect(() => marketValue(most, dear, { currency: 'USD', per: 'UNIT' })).toThrow(RangeError);
		expect(() => marketValue(most, dear, { currency: 'XXX', per: 'UNIT' })).toThrow(UnknownCurrencyError);
	});

	it('of a bond is nominal × price / 100, of a share quantity × price', () => {
		expect(marketValue(parseQuantity('5000000'), parsePrice('101.2343'), { currency: 'USD', per: 'HUNDRED' })).toBe(506_171_500);
		expect(marketValue(parseQuantity('-1500'), parsePrice('12.345'), { currency: 'GBP', per: 'UNIT' })).toBe(-1_851_750);
		expect(marketValue(parseQuantity('100'), parsePrice('3001'), { currency: 'JPY', per: 'UNIT' })).toBe(300_100);
		expect(marketValue(parseQuantity('0.5'), parsePrice('0.03'), { currency: 'USD', per: 'UNIT' })).toBe(2);
	});

	it('bonds are quoted per hundred, shares and contracts per unit', () => {
		expect(pricedPer('SOVEREIGN')).toBe('HUNDRED');
		expect(pricedPer('EQUITY')).toBe('UNIT');
		expect(pricedPer('COMMODITY')).toBe('UNIT');
	});

	it('is exact for any quantity and price, rounded once half to even', () => {
		const decimals = { JPY: 0n, USD: 2n, KWD: 3n } as const;
		fc.assert(
			fc.property(
				fc.integer({ min: -1e14, max: 1e14 }),
				fc.integer({ min: 0, max: 2e8 }),
				fc.constantFrom('JPY', 'USD', 'KWD'),
				fc.constantFrom('HUNDRED', 'UNIT'),
				(units, scaledPrice, currency, per) => {
					const value = BigInt(units) * BigInt(scaledPrice) * 10n ** decimals[currency];
					const divisor = 10n ** 10n * (per === 'HUNDRED' ? 100n : 1n);
					fc.pre((value < 0n ? -value : value) / divisor < 2n ** 53n - 2n);
					const twice = 2n * (value - BigInt(marketValue(quantity(units), price(scaledPrice), { currency, per })) * divisor);
					expect(twice <= divisor && twice >= -divisor).toBe(true);
				},
			),
		);
	});
});

it('the redemption of nominal has the decimals of its currency', () => {
	expect(redemption(parseQuantity('1000000.255'), 'USD')).toBe(100_000_026);
	expect(redemption(parseQuantity('1000.5'), 'JPY')).toBe(1_000);
	expect(redemption(parseQuantity('99999999999.99'), 'KWD')).toBe(99_999_999_999_990);
});
