import type { Fraction } from '../fraction.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { FxRate } from './fx-rate.ts';
import type { Liability } from './liabilities.ts';
import { createUnit } from './unit.ts';

/** Share of all liabilities from which on a currency is significant (¶209). */
export const SIGNIFICANT_SHARE: Fraction = { num: 5, den: 100 };

/** A currency that is significant: what is owed in it, and its share of all that is owed (0.05 is 5 %). */
export interface SignificantCurrency extends Liability {
	readonly share: number;
}

const WHOLE: Fraction = { num: 1, den: 1 };
const SHARE_SCALE = 1_000_000;

/**
 * The currencies in which at least 5 % of all liabilities stand, the largest first, one sum a currency. A currency without a rate is not
 * compared, and neither is what is owed in it.
 */
export function significantCurrencies(
	liabilities: readonly Liability[],
	{
		fxRates,
		currency,
		rulebook,
	}: { readonly fxRates: ReadonlyMap<string, FxRate>; readonly currency: string; readonly rulebook: RulebookTables },
): SignificantCurrency[] {
	const unit = createUnit({ fxRates, currency, rulebook });
	const owed = liabilities
		.filter((one) => one.amount > 0 && (one.currency === currency || fxRates.has(one.currency)))
		.map((one) => ({ ...one, converted: unit.convert(one.amount, one.currency, WHOLE) }));
	const all = owed.reduce((sum, { converted }) => sum + converted, 0n);
	return owed
		.filter(({ converted }) => converted * BigInt(SIGNIFICANT_SHARE.den) >= all * BigInt(SIGNIFICANT_SHARE.num))
		.sort((a, b) => (a.converted === b.converted ? (a.currency < b.currency ? -1 : 1) : a.converted > b.converted ? -1 : 1))
		.map(({ currency: code, amount, converted }) => ({
			currency: code,
			amount,
			share: Number((converted * BigInt(SHARE_SCALE)) / all) / SHARE_SCALE,
		}));
}
