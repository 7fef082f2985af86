import { fraction } from '../fraction.ts';
import { crossRate } from '../lcr/fx-rate.ts';
import { factorOf } from './prices.ts';
import type { FxShock } from './shock.ts';
import { type Applied, applied, refused, type Stressed } from './stressed.ts';

/** The rate of a currency moves by a percentage; it keeps the digits of any cross rate. */
export function applyFx(stressed: Stressed, { currency, percent }: FxShock): Applied {
	const { sheet } = stressed;
	if (currency === sheet.currency) return refused('currency', `${currency} is the reporting currency, its rate is 1`);
	const rate = sheet.fxRates.get(currency);
	if (rate === undefined) return refused('currency', `the balance sheet has no rate from ${currency} to ${sheet.currency}`);
	const factor = factorOf(percent);
	const moved = crossRate(rate, fraction(factor.den, factor.num));
	if (moved.num === 0) return refused('percent', 'leaves no rate');
	const items = [...sheet.assets, ...sheet.flows].filter((item) => item.currency === currency).length;
	const deals = sheet.deals.filter(({ given, received }) => given.currency === currency || received.currency === currency).length;
	return applied(stressed, { ...sheet, fxRates: new Map(sheet.fxRates).set(currency, moved) }, items + deals);
}
