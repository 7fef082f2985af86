import { floorDivide } from '../lcr/big-math.ts';
import type { LadderCalendar } from './ladder-days.ts';
import type { LadderFlow, UndatedRule } from './ladder-flow.ts';

/** A column of a ladder: the index of a day, money without a date, or what is due behind the horizon. */
export type LadderColumn = number | 'OPEN' | 'BEYOND';

/** The part of a flow that stands in one column. */
export interface PlacedPart {
	readonly column: LadderColumn;
	readonly amount: bigint;
}

/** The columns that a flow stands in, and how much of `weighted` in each: the parts add up to it. */
export function placeFlow(
	{ due, side, currency }: Pick<LadderFlow, 'due' | 'side' | 'currency'>,
	weighted: bigint,
	undated: UndatedRule,
	calendar: LadderCalendar,
): PlacedPart[] {
	if (due !== null) return [{ column: calendar.column(due, currency) ?? 'BEYOND', amount: weighted }];
	if (undated === 'OPEN') return [{ column: 'OPEN', amount: weighted }];
	const open = calendar.businessDays(currency);
	if (undated === 'FIRST_DAY' || side === 'INFLOW') return [{ column: open[0] as number, amount: weighted }];
	const count = BigInt(open.length);
	return open.map((column, index) => ({
		column,
		amount: floorDivide(weighted * BigInt(index + 1), count) - floorDivide(weighted * BigInt(index), count),
	}));
}
