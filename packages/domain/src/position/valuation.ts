import { currency as currencyOf } from '../currency.ts';
import { mulDiv } from '../fraction.ts';
import { type Minor, minor } from '../money.ts';
import { PRICE_SCALE, type Price } from '../price.ts';
import { QUANTITY_SCALE, type Quantity } from '../quantity.ts';
import type { InstrumentRecord } from '../reference/records.ts';

/** What one price is for: a hundred of nominal (bonds) or one unit (shares, contracts). */
export type PricedPer = 'HUNDRED' | 'UNIT';

/** How instruments of a kind are quoted. */
export function pricedPer(kind: InstrumentRecord['kind']): PricedPer {
	return kind === 'EQUITY' || kind === 'COMMODITY' ? 'UNIT' : 'HUNDRED';
}

/**
 * Quantity × price in minor units of the currency, exact and rounded once, half to even; negative for a short position.
 * @throws RangeError when the value leaves the safe integers; UnknownCurrencyError.
 */
export function marketValue(quantity: Quantity, price: Price, { currency, per }: { currency: string; per: PricedPer }): Minor {
	const divisor = (QUANTITY_SCALE * PRICE_SCALE * (per === 'HUNDRED' ? 100 : 1)) / 10 ** currencyOf(currency).exponent;
	// Almost every quantity is whole: the smaller divisor keeps the products inside the safe integers.
	if (quantity % QUANTITY_SCALE === 0) return minor(mulDiv(quantity / QUANTITY_SCALE, price, divisor / QUANTITY_SCALE));
	return minor(mulDiv(quantity, price, divisor));
}

/** What a quantity of nominal is paid back at maturity, in minor units of its currency, rounded half even. @throws UnknownCurrencyError. */
export function redemption(quantity: Quantity, currency: string): Minor {
	return minor(mulDiv(quantity, 10 ** currencyOf(currency).exponent, QUANTITY_SCALE));
}
