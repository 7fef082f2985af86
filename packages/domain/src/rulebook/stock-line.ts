import type { Fraction } from '../fraction.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { RowText } from './flow-line.ts';

/** A class of assets as written in a table. */
export interface StockRow extends RowText {
	readonly level: HqlaLevel;
	readonly subclass: string;
	/** Decimal share of the market value that is lost. */
	readonly haircut: string;
	/** Counts only up to the stressed net outflow in its currency. */
	readonly limit?: 'NET_OUTFLOW_OF_CURRENCY';
	/** Extremely high quality covered bonds: level 1, and limited within it. */
	readonly coveredBond?: true;
	/** Flow line of secured deals on it, on both sides; absent: that of its level. */
	readonly secured?: string;
}

/** A class of the stock of liquid assets; the one with level `INELIGIBLE` counts for nothing. */
export interface StockLine extends Omit<StockRow, 'haircut'> {
	readonly haircut: Fraction;
	/** What is left: 1 − haircut. */
	readonly factor: Fraction;
}
