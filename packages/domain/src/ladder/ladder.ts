import type { Day } from '../day.ts';
import { inCurrency } from '../lcr/in-currency.ts';
import { exactRatio, type RatioInput } from '../lcr/ratio.ts';
import { createUnit, type Unit } from '../lcr/unit.ts';
import { type CapacityLevel, counterbalancingCapacity, type StockChange } from './capacity.ts';
import { LadderCalendar, type LadderDay, ladderDays } from './ladder-days.ts';
import type { LadderFlow, UndatedRule } from './ladder-flow.ts';
import { type LadderGap, ladderGap } from './ladder-gap.ts';
import { type LadderTable, ladderTable } from './ladder-table.ts';
import { type LcrBridge, lcrBridge } from './lcr-bridge.ts';

/**
 * What a ladder assumes. `lcr`: the rates of the LCR, what has no date runs off over the business days. `lcr-day-1`: the same rates, what
 * has no date on the first. `contractual`: every payment in full on its contractual day, and what has no date apart from the days.
 */
export const LADDER_ASSUMPTIONS = ['lcr', 'lcr-day-1', 'contractual'] as const;
export type LadderAssumptions = (typeof LADDER_ASSUMPTIONS)[number];

const UNDATED: { readonly [Name in LadderAssumptions]: UndatedRule } = { lcr: 'SPREAD', 'lcr-day-1': 'FIRST_DAY', contractual: 'OPEN' };

/** What a ladder is of, under its assumptions. */
export interface LadderBook<Flow extends LadderFlow = LadderFlow> {
	/** The sums of the LCR on the calculation date. */
	readonly ratio: RatioInput;
	readonly calculationDate: Day;
	readonly assumptions: LadderAssumptions;
	/** Under the assumptions of the LCR those behind its sums; else every contractual one. */
	readonly flows: readonly Flow[];
	/** Securities that enter or leave the stock by contract. The rates of the LCR have them in them. */
	readonly changes: readonly StockChange[];
}

/** A part of a book: one currency, in that currency, and the capacity of one level. Null: all. */
export interface LadderPart {
	readonly currency: string | null;
	readonly level: CapacityLevel | null;
}

export interface Ladder extends LadderTable, LadderGap {
	/** The currency of every figure. */
	readonly currency: string;
	readonly days: readonly LadderDay[];
	/** To the net cash outflows of the LCR; null in a contractual ladder, which does not lead there. */
	readonly bridge: LcrBridge | null;
}

/** What is computed with, for a part of a book. */
export interface LadderMeasure<Flow extends LadderFlow> {
	readonly flows: readonly Flow[];
	readonly undated: UndatedRule;
	readonly unit: Unit;
	readonly calendar: LadderCalendar;
}

/** @throws MissingFxRateError, UnknownLineError */
export function ladder(book: LadderBook, part: LadderPart): Ladder {
	const ratio = part.currency === null ? book.ratio : inCurrency(book.ratio, part.currency);
	const exact = exactRatio(ratio);
	const { horizonDays } = ratio.rulebook;
	const measure = ladderMeasure(book, part);
	const table = ladderTable({ ...measure, horizonDays });
	const capacity = counterbalancingCapacity({
		...{ exact, rulebook: ratio.rulebook, level: part.level, calendar: measure.calendar, horizonDays },
		changes: book.changes.filter(({ currency }) => part.currency === null || currency === part.currency),
	});
	const currencies = part.currency === null ? ladderCurrencies(book) : [part.currency];
	return {
		...table,
		...ladderGap(table, capacity),
		currency: ratio.currency,
		days: ladderDays(book.calculationDate, horizonDays, currencies),
		bridge: book.assumptions === 'contractual' ? null : lcrBridge(table, exact),
	};
}

export function ladderMeasure<Flow extends LadderFlow>(book: LadderBook<Flow>, { currency }: LadderPart): LadderMeasure<Flow> {
	const ratio = currency === null ? book.ratio : inCurrency(book.ratio, currency);
	const flows = currency === null ? book.flows : book.flows.filter((flow) => flow.currency === currency);
	return {
		flows,
		undated: UNDATED[book.assumptions],
		unit: createUnit({ ...ratio, shares: [...new Set(flows.map(({ rate }) => rate))] }),
		calendar: new LadderCalendar(book.calculationDate, ratio.rulebook.horizonDays),
	};
}

/** Every currency that a flow or the stock is in, in order; the reporting currency where there is none. */
export function ladderCurrencies({ flows, ratio }: LadderBook): string[] {
	const found = new Set([...flows, ...ratio.sums].map(({ currency }) => currency));
	return found.size === 0 ? [ratio.currency] : [...found].sort();
}
