import type { Day } from '../day.ts';
import { levelCuts } from '../lcr/level-cuts.ts';
import { type ExactRatio, toMinor } from '../lcr/ratio.ts';
import { LEVEL_FIELD } from '../lcr/stock.ts';
import type { Minor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { stockClass } from '../rulebook/stock-lines.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { LadderCalendar } from './ladder-days.ts';

/** The levels that can be sold or pledged. */
export type CapacityLevel = Exclude<HqlaLevel, 'INELIGIBLE'>;

/** Securities that enter the stock (above zero) or leave it on a day: collateral that a deal's end returns, a purchase that settles. */
export interface StockChange {
	readonly level: HqlaLevel;
	readonly subclass: string;
	readonly currency: string;
	/** Market value, before haircut. */
	readonly amount: Minor;
	readonly due: Day;
}

export interface CapacityInput {
	readonly exact: ExactRatio;
	readonly rulebook: RulebookTables;
	/** Null: every level. */
	readonly level: CapacityLevel | null;
	readonly changes: Iterable<StockChange>;
	readonly calendar: LadderCalendar;
	readonly horizonDays: number;
}

/**
 * Counterbalancing capacity by day, from 1: the stock of HQLA after haircut and caps, all of it from the first day, because by its
 * definition it turns into cash at once (¶16). Changes of the stock count after haircut from their day; the caps' cut stays as it is.
 * @throws MissingFxRateError, UnknownLineError
 */
export function counterbalancingCapacity({ exact, rulebook, level, changes, calendar, horizonDays }: CapacityInput): Minor[] {
	const moved = Array.from({ length: horizonDays }, () => 0n);
	for (const change of changes) {
		if (change.level === 'INELIGIBLE' || (level !== null && change.level !== level)) continue;
		const column = calendar.column(change.due, change.currency);
		if (column === null) continue;
		const { factor } = stockClass(rulebook, change.level, change.subclass);
		moved[column] = (moved[column] as bigint) + exact.unit.convert(change.amount, change.currency, factor);
	}
	let capacity = stockOf(exact, level, rulebook);
	return moved.map((amount) => {
		capacity += amount;
		return toMinor(capacity, exact.unit);
	});
}

function stockOf(exact: ExactRatio, level: CapacityLevel | null, { caps }: RulebookTables): bigint {
	if (level === null) return exact.hqla;
	const field = LEVEL_FIELD[level];
	return exact.held[field] - levelCuts(exact.held, exact, caps)[field];
}
