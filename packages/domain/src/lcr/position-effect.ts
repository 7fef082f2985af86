import { assertNever } from '../assert-never.ts';
import { type Minor, minor } from '../money.ts';
import { securedLine } from '../rulebook/secured-line.ts';
import { stockLineId } from '../rulebook/stock-lines.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { Contribution, Position, SecuredSum } from '../schema/position.ts';

/** Where a security stands: what it is, and whether it passes the operational test. */
export type Standing = Pick<Position, 'level' | 'subclass' | 'eligible'>;

/** What a security's figures are, whatever it is classified as. */
export type Holding = Pick<Position, 'currency' | 'marketValue' | 'encumberedValue' | 'maturing' | 'secured'>;

/** What a holding adds to the sums of the LCR under one classification. */
export interface Effect {
	readonly contributions: readonly Contribution[];
	/** The part of the stock contribution that counts for nothing: encumbered, or all of it when the operational test fails. */
	readonly excluded: Minor;
	readonly unwind: readonly UnwindSum[];
}

/**
 * The effect of a holding: its stock line; an inflow when it matures outside the stock (¶155, and none inside it, ¶72); the line of each
 * secured deal on it, and what their unwind gives back (Annex 1). A short position is no stock: it has to be bought back (¶147).
 */
export function positionEffect(holding: Holding, standing: Standing): Effect {
	// Most holdings secure nothing, and every tick asks for thousands of them.
	if (holding.secured.length === 0) return heldEffect(holding, standing);
	const flows = holding.secured.filter(({ cash }) => cash !== 0).map((sum) => securedContribution(sum, standing));
	const unwind = countsAsHqla(standing) ? holding.secured.flatMap((sum) => unwindOf(sum, holding.currency, standing)) : [];
	const { contributions, excluded } = heldEffect(holding, standing);
	return { contributions: [...contributions, ...flows], excluded, unwind };
}

const NO_UNWIND: readonly UnwindSum[] = [];
const NO_FLOW: readonly Contribution[] = [];

function heldEffect(holding: Holding, standing: Standing): Effect {
	const { currency, marketValue, encumberedValue } = holding;
	if (marketValue < 0) {
		const short: Contribution = { side: 'OUTFLOW', line: 'contingent.own-short', currency, amount: minor(-marketValue) };
		return { contributions: [short], excluded: minor(0), unwind: NO_UNWIND };
	}
	const inStock = countsAsHqla(standing);
	const excluded = inStock ? minor(Math.min(encumberedValue, marketValue)) : marketValue;
	return { contributions: heldContributions(holding, standing), excluded, unwind: NO_UNWIND };
}

function heldContributions({ currency, marketValue, maturing }: Holding, standing: Standing): readonly Contribution[] {
	const matures = maturing > 0 && !countsAsHqla(standing);
	const flow: readonly Contribution[] = matures ? [{ side: 'INFLOW', line: 'securities.maturing', currency, amount: maturing }] : NO_FLOW;
	if (marketValue === 0) return flow;
	const stock: Contribution = { side: 'STOCK', line: stockLineId(standing.level, standing.subclass), currency, amount: marketValue };
	return matures ? [stock, ...flow] : [stock];
}

function securedContribution({ side, counterparty, currency, cash }: SecuredSum, standing: Standing): Contribution {
	return { side, line: securedLine(side, countsAsHqla(standing) ? standing : OUTSIDE_HQLA, counterparty), currency, amount: cash };
}

const OUTSIDE_HQLA = { level: 'INELIGIBLE', subclass: 'other' } as const;

/** Only collateral that is HQLA and passes the operational test is unwound; a deal on anything else exchanges no HQLA. */
function countsAsHqla({ level, eligible }: Standing): boolean {
	return level !== 'INELIGIBLE' && eligible;
}

function unwindOf(sum: SecuredSum, collateralCurrency: string, { level, subclass }: Standing): UnwindSum[] {
	const sign = givesBackCollateral(sum.side) ? 1 : -1;
	const exchanged: UnwindSum[] = [
		{ level, subclass, currency: collateralCurrency, amount: minor(sign * sum.unwindCollateral) },
		{ level: 'LEVEL_1', subclass: 'cash', currency: sum.currency, amount: minor(-sign * sum.unwindCash) },
	];
	return exchanged.filter(({ amount }) => amount !== 0);
}

/** A repo's end returns the collateral and pays the cash; a reverse repo's end does the opposite. */
function givesBackCollateral(side: SecuredSum['side']): boolean {
	switch (side) {
		case 'OUTFLOW':
			return true;
		case 'INFLOW':
			return false;
		default:
			return assertNever(side);
	}
}
