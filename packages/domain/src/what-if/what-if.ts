import type { BalanceSheet } from '../calculator/balance-sheet.ts';
import { type Problem, pathText } from '../calculator/problem.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { flowRows } from '../lcr/flow-rows.ts';
import { rateOf } from '../lcr/flows.ts';
import { computeRatio, type ExactRatio, exactRatio, type RatioInput, toMinor } from '../lcr/ratio.ts';
import { addMinor, type Minor, minor } from '../money.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import { line } from '../rulebook/lines.ts';
import type { Ratio } from '../schema/lcr.ts';
import { applyShock } from './apply-shock.ts';
import type { Shock } from './shock.ts';
import { type Reclassified, type Stressed, stressedInput } from './stressed.ts';
import { stressedLadder } from './stressed-ladder.ts';

/** The ratio after so many shocks, in the reporting currency. */
export interface Outcome {
	readonly ratio: Ratio;
	readonly maturityMismatchAddOn: Minor;
}

/** One shock and what it does on top of those before it. */
export interface Step extends Outcome {
	readonly shock: Shock;
	readonly touched: number;
	readonly reclassified: readonly Reclassified[];
	/** Percentage points in whole ten-thousandths, as the difference of two ratios so rounded; null where either is none. */
	readonly points: number | null;
}

/** A line of flows before and after all shocks, amounts in the reporting currency. */
export interface LineChange {
	readonly line: FlowLine;
	readonly before: LineAmounts;
	readonly after: LineAmounts;
	/** Its exact weighted amount is another one; figures that only round otherwise have not moved. */
	readonly moved: boolean;
}
export interface LineAmounts {
	readonly amount: Minor;
	readonly weighted: Minor;
}

/** A scenario on a balance sheet: shocks are applied one after the other, and their effects add up to the whole change. */
export interface WhatIf {
	readonly before: Outcome;
	readonly after: Outcome;
	/** As of the steps. */
	readonly points: number | null;
	readonly steps: readonly Step[];
	readonly lines: readonly LineChange[];
	/** Day by day at the rates of the LCR, before all shocks and after them. */
	readonly ladder: { readonly before: Ladder; readonly after: Ladder };
}

export type WhatIfResult =
	| { readonly kind: 'result'; readonly whatIf: WhatIf }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Computes a scenario; it pauses after each shock, so that a server can do something else between two of them. */
export function* whatIf(sheet: BalanceSheet, shocks: readonly Shock[]): Generator<void, WhatIfResult> {
	let stressed: Stressed = { sheet, rates: [] };
	const before = computed(stressedInput(stressed));
	let latest = before;
	const steps: Step[] = [];
	for (const [index, shock] of shocks.entries()) {
		yield;
		const after = applyShock(stressed, shock, `shock ${index + 1}`);
		if (after.kind === 'refused') {
			return { kind: 'problems', problems: [{ path: pathText(['shocks', index, ...after.path]), text: after.text }] };
		}
		stressed = after.stressed;
		yield;
		const next = computed(stressedInput(stressed));
		const { touched, reclassified } = after;
		steps.push({ shock, touched, reclassified, ...next.outcome, points: pointsBetween(latest.outcome, next.outcome) });
		latest = next;
	}
	yield;
	const ladderBefore = stressedLadder({ sheet, rates: [] }, before.input);
	yield;
	return {
		kind: 'result',
		whatIf: {
			before: before.outcome,
			after: latest.outcome,
			points: pointsBetween(before.outcome, latest.outcome),
			steps,
			lines: lineChanges(before, latest),
			ladder: { before: ladderBefore, after: stressedLadder(stressed, latest.input) },
		},
	};
}

interface Computed {
	readonly input: RatioInput;
	readonly exact: ExactRatio;
	readonly outcome: Outcome;
}

function computed(input: RatioInput): Computed {
	const exact = exactRatio(input);
	return { input, exact, outcome: { ratio: computeRatio(input, exact), maturityMismatchAddOn: toMinor(exact.addOn, exact.unit) } };
}

/** Ratios are rounded to a ten-thousandth of a point first, so that the effects of the steps add up to the digit. */
function pointsBetween(from: Outcome, to: Outcome): number | null {
	const [before, after] = [tenThousandths(from), tenThousandths(to)];
	return before === null || after === null ? null : after - before;
}

function tenThousandths({ ratio: { lcr } }: Outcome): number | null {
	return lcr === null ? null : Math.round(lcr * 1_000_000);
}

function lineChanges(before: Computed, after: Computed): LineChange[] {
	const [was, is] = [amountsByLine(before), amountsByLine(after)];
	const [wasExact, isExact] = [exactByLine(before), exactByLine(after)];
	const hasMoved = (line: FlowLine): boolean =>
		(wasExact.get(line) ?? 0n) * after.exact.unit.perMinor !== (isExact.get(line) ?? 0n) * before.exact.unit.perMinor;
	const order = new Map(before.input.rulebook.lines.map((line, index) => [line, index]));
	return [...new Set([...was.keys(), ...is.keys()])]
		.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
		.map((line) => ({ line, before: was.get(line) ?? NOTHING, after: is.get(line) ?? NOTHING, moved: hasMoved(line) }));
}

const NOTHING: LineAmounts = { amount: minor(0), weighted: minor(0) };

/** A line that is weighed at several rates is one here. */
function amountsByLine({ input, exact }: Computed): Map<FlowLine, LineAmounts> {
	const { outflows, inflows } = flowRows(input, exact);
	const byLine = new Map<FlowLine, LineAmounts>();
	for (const { line, amount, weighted } of [...outflows.groups, ...inflows.groups].flatMap(({ lines }) => lines)) {
		const known = byLine.get(line) ?? NOTHING;
		byLine.set(line, { amount: addMinor(known.amount, amount), weighted: addMinor(known.weighted, weighted) });
	}
	return byLine;
}

/** Weighted, in the unit of the ratio. */
function exactByLine({ input: { sums, rulebook }, exact: { unit } }: Computed): Map<FlowLine, bigint> {
	const byLine = new Map<FlowLine, bigint>();
	for (const sum of sums) {
		if (sum.side === 'STOCK') continue;
		const row = line(rulebook, sum.side, sum.line);
		byLine.set(row, (byLine.get(row) ?? 0n) + unit.convert(sum.amount, sum.currency, rateOf(sum, sum.side, rulebook)));
	}
	return byLine;
}
