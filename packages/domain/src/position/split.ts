import type { Minor } from '../money.ts';
import { minor } from '../money.ts';
import type { Position } from '../schema/position.ts';

/** Where the market value of a position goes, in its currency: market value = haircut + encumbered + counted. */
export interface PositionSplit {
	/** What the level takes off; all of it where there is no level. */
	readonly haircut: Minor;
	/** After haircut: encumbered, or failing the operational test. */
	readonly encumbered: Minor;
	readonly counted: Minor;
}

/** Splits the market value for screens and exports. */
export function splitPosition({ level, marketValue, haircutAmount, counted }: Position): PositionSplit {
	if (level === 'INELIGIBLE') return { haircut: marketValue, encumbered: minor(0), counted: minor(0) };
	return { haircut: haircutAmount, encumbered: minor(marketValue - haircutAmount - counted), counted };
}
