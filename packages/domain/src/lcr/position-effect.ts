import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import { type Minor, minor } from '../money.ts';
import { line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { repoFlow } from '../rulebook/secured-flow.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { NOT_HQLA, stockClass, stockLine } from '../rulebook/stock-lines.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { Position, SecuredSum } from '../schema/position.ts';
import { countsByDay } from './counts-by-day.ts';
import { dueOf, type FlowContribution } from './due.ts';
import { withoutDays } from './secured-days.ts';

/** Where a security stands: what it is, and whether it passes the operational test. */
export type Standing = Pick<Position, 'level' | 'subclass' | 'eligible'>;

/** What a security's figures are, whatever it is classified as. */
export type Holding = Pick<Position, 'currency' | 'marketValue' | 'encumberedValue' | 'maturing' | 'secured'> & {
	/** When what is maturing falls due; only the maturity mismatch asks. */
	readonly maturesOn?: Day | null;
};

/** What a holding adds to the sums of the LCR under one classification. */
export interface Effect {
	readonly contributions: readonly FlowContribution[];
	/** The part of the stock contribution that counts for nothing: encumbered, or all of it when the operational test fails. */
	readonly excluded: Minor;
	readonly unwind: readonly UnwindSum[];
}

/**
 * The effect of a holding under a rulebook: its stock line; an inflow when it matures outside the stock (¶155, and none inside it, ¶72);
 * the line of each secured deal on it, and what their unwind gives back (Annex 1). A short position is no stock: it has to be bought back
 * (¶147).
 * @throws UnknownLineError when the rulebook does not have the class.
 */
export function positionEffect(holding: Holding, standing: Standing, rulebook: RulebookTables): Effect {
	const row = stockClass(rulebook, standing.level, standing.subclass);
	// Only what is HQLA and passes the operational test is in the stock; a deal on anything else exchanges no HQLA.
	const inStock = row.level !== 'INELIGIBLE' && standing.eligible;
	// Most holdings secure nothing, and every tick asks for thousands of them.
	if (holding.secured.length === 0) return heldEffect(holding, row, inStock, rulebook);
	const collateral = inStock ? row : stockLine(rulebook, NOT_HQLA);
	const secured = countsByDay(rulebook) ? holding.secured : withoutDays(holding.secured);
	const flows = secured.filter(({ cash }) => cash !== 0).map((sum) => securedContribution(sum, collateral, rulebook));
	const unwind = inStock ? secured.flatMap((sum) => unwindOf(sum, holding.currency, row, rulebook)) : NO_UNWIND;
	const { contributions, excluded } = heldEffect(holding, row, inStock, rulebook);
	return { contributions: [...contributions, ...flows], excluded, unwind };
}

const NO_UNWIND: readonly UnwindSum[] = [];
const NO_FLOW: readonly FlowContribution[] = [];

function heldEffect(holding: Holding, row: StockLine, inStock: boolean, rulebook: RulebookTables): Effect {
	const { currency, marketValue, encumberedValue } = holding;
	if (marketValue < 0) {
		const id = rulebook.choices.items.OUTFLOW.ownShort;
		const short = { side: 'OUTFLOW', line: id, currency, amount: minor(-marketValue) } as const;
		return { contributions: [short], excluded: minor(0), unwind: NO_UNWIND };
	}
	const excluded = inStock ? minor(Math.min(encumberedValue, marketValue)) : marketValue;
	return { contributions: heldContributions(holding, row, inStock, rulebook), excluded, unwind: NO_UNWIND };
}

function heldContributions(holding: Holding, row: StockLine, inStock: boolean, rulebook: RulebookTables): readonly FlowContribution[] {
	const { currency, marketValue, maturing } = holding;
	const flow = maturing > 0 && !inStock ? [maturity(holding, rulebook)] : NO_FLOW;
	if (marketValue === 0) return flow;
	const stock = { side: 'STOCK', line: row.id, currency, amount: marketValue } as const;
	return flow.length === 0 ? [stock] : [stock, ...flow];
}

function maturity({ currency, maturing: amount, maturesOn = null }: Holding, rulebook: RulebookTables): FlowContribution {
	const row = line(rulebook, 'INFLOW', rulebook.choices.items.INFLOW.securitiesMaturing);
	return { side: 'INFLOW', line: row.id, currency, amount, ...dueOf(row, maturesOn) };
}

function securedContribution(sum: SecuredSum, collateral: StockLine, rulebook: RulebookTables): FlowContribution {
	const { side, counterparty, currency, cash: amount, due = null } = sum;
	const row = repoFlow(rulebook, side, collateral, counterparty).line;
	return { side, line: row.id, currency, amount, ...dueOf(row, due) };
}

function unwindOf(sum: SecuredSum, collateralCurrency: string, { level, subclass }: StockLine, rulebook: RulebookTables): UnwindSum[] {
	const sign = givesBackCollateral(sum.side) ? 1 : -1;
	const cash = stockLine(rulebook, rulebook.secured.cash);
	const exchanged: UnwindSum[] = [
		{ level, subclass, currency: collateralCurrency, amount: minor(sign * sum.unwindCollateral) },
		{ level: cash.level, subclass: cash.subclass, currency: sum.currency, amount: minor(-sign * sum.unwindCash) },
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
