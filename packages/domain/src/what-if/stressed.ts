import type { BalanceSheet } from '../calculator/balance-sheet.ts';
import type { Path } from '../calculator/problem.ts';
import { sheetInput } from '../calculator/sheet-input.ts';
import type { Fraction } from '../fraction.ts';
import type { RatioInput } from '../lcr/ratio.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';

/** A balance sheet under the shocks so far. */
export interface Stressed {
	readonly sheet: BalanceSheet;
	/** What happened to the rates of flows, in order; they hold for whatever a later shock puts on a line too. */
	readonly rates: readonly RateMove[];
}

type RateMove = (line: FlowLine, rate: Fraction) => Fraction;

/** Items that a shock took from one class of the stock to another. */
export interface Reclassified {
	readonly from: string;
	readonly to: string;
	readonly items: number;
}

/** What became of a balance sheet, or why the shock cannot happen to it. */
export type Applied =
	| {
			readonly kind: 'applied';
			readonly stressed: Stressed;
			/** Assets, flows and deals that it touched. */
			readonly touched: number;
			readonly reclassified: readonly Reclassified[];
	  }
	| Refused;
/** `path` is within the shock. */
export interface Refused {
	readonly kind: 'refused';
	readonly path: Path;
	readonly text: string;
}

/** A shock that did nothing but change the balance sheet. */
export function applied({ rates }: Stressed, sheet: BalanceSheet, touched: number, reclassified: readonly Reclassified[] = []): Applied {
	return { kind: 'applied', stressed: { sheet, rates }, touched, reclassified };
}

export function refused(field: string, text: string): Refused {
	return { kind: 'refused', path: [field], text };
}

/** The rate of a line under the shocks so far. */
export function stressedRate({ rates }: Pick<Stressed, 'rates'>, line: FlowLine, rate: Fraction): Fraction {
	return rates.reduce((moved, move) => move(line, moved), rate);
}

/** What the ratio under the shocks follows from. */
export function stressedInput(stressed: Stressed): RatioInput {
	return sheetInput(stressed.sheet, (line, rate) => stressedRate(stressed, line, rate));
}
