import { mulFraction } from '../fraction.ts';
import { type Minor, minor } from '../money.ts';
import type { BalanceOf } from '../reference/parsed-balance.ts';
import type { RulebookTables } from './rulebook.ts';
import { findStockClass } from './stock-lines.ts';

/**
 * What is undrawn of a facility less the liquid collateral posted for it, after haircut and of the levels that the rulebook deducts. A
 * class that it does not have is not deducted: there it is not liquid.
 */
export function undrawnNet(
	{ amount, collateral = [] }: Pick<BalanceOf<'FACILITY'>, 'amount' | 'collateral'>,
	rulebook: RulebookTables,
): Minor {
	const deducted = collateral.reduce((total, { level, subclass, marketValue }) => {
		const row = rulebook.choices.facilityCollateral.includes(level) ? findStockClass(rulebook, level, subclass) : undefined;
		return row === undefined ? total : total + mulFraction(marketValue, row.factor);
	}, 0);
	return minor(Math.max(0, amount - deducted));
}
