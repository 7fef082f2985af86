import type { Fraction } from '../fraction.ts';
import { type Minor, minor } from '../money.ts';
import { FLOW_GROUPS, type FlowGroup, type FlowLine } from '../rulebook/flow-line.ts';
import { line } from '../rulebook/lines.ts';
import { apportionRounded } from './apportion.ts';
import { rateOf } from './flows.ts';
import { type NetStep, netSteps } from './net-steps.ts';
import { type ExactRatio, exactRatio, type RatioInput, toMinor } from './ratio.ts';

/** One line of flows in the reporting currency. */
export interface FlowLineRow {
	readonly line: FlowLine;
	/** The rate applied: the line's own, or the one that a sum brought. */
	readonly rate: Fraction;
	readonly amount: Minor;
	readonly weighted: Minor;
	readonly items: number;
}

/** A section of the standard (retail, wholesale, secured …) with its lines; amounts in minor units of the reporting currency. */
export interface FlowGroupRow {
	readonly group: FlowGroup;
	readonly amount: Minor;
	readonly weighted: Minor;
	readonly lines: readonly FlowLineRow[];
}

/** One side by group and line: weighted amounts add up to the gross total of the ratio, exactly. */
export interface FlowSideTable {
	readonly groups: readonly FlowGroupRow[];
	readonly amount: Minor;
	readonly weighted: Minor;
}

/** Both sides and what the cap leaves of the inflows, in minor units of the reporting currency. */
export interface FlowTable {
	readonly outflows: FlowSideTable;
	readonly inflows: FlowSideTable;
	/** What inflows may cover at most (75 % of outflows), and what they do. */
	readonly inflowLimit: Minor;
	readonly cappedInflows: Minor;
	/** What the rulebook does to the difference, where that moves it. */
	readonly steps: readonly NetStep[];
	readonly netCashOutflows: Minor;
}

/** The flows of a ratio as a table whose columns add up. @throws MissingFxRateError, UnknownLineError as the ratio itself. */
export function flowRows(input: RatioInput, exact: ExactRatio = exactRatio(input)): FlowTable {
	return {
		outflows: sideTable('OUTFLOW', input, exact),
		inflows: sideTable('INFLOW', input, exact),
		inflowLimit: toMinor(exact.inflowLimit, exact.unit),
		cappedInflows: toMinor(exact.cappedInflows, exact.unit),
		steps: netSteps(exact, input.rulebook),
		netCashOutflows: toMinor(exact.netCashOutflows, exact.unit),
	};
}

interface LineParts {
	readonly line: FlowLine;
	readonly rate: Fraction;
	amount: bigint;
	weighted: bigint;
	items: number;
}

const WHOLE: Fraction = { num: 1, den: 1 };

function sideTable(side: FlowLine['side'], input: RatioInput, { unit }: ExactRatio): FlowSideTable {
	const parts = lineParts(side, input, unit);
	const amounts = rounded(parts, 'amount', unit.perMinor);
	const weighted = rounded(parts, 'weighted', unit.perMinor);
	const rows = parts.map(
		({ line, rate, items }, index): FlowLineRow => ({ line, rate, items, amount: at(amounts, index), weighted: at(weighted, index) }),
	);
	const groups = FLOW_GROUPS.flatMap((group) => {
		const lines = rows.filter((row) => row.line.group === group);
		return lines.length === 0 ? [] : [{ group, lines, amount: sum(lines, 'amount'), weighted: sum(lines, 'weighted') }];
	});
	return { groups, amount: sum(rows, 'amount'), weighted: sum(rows, 'weighted') };
}

/** In the rulebook's order; a line that is weighed at two rates is two. */
function lineParts(side: FlowLine['side'], { sums, rulebook }: RatioInput, unit: ExactRatio['unit']): LineParts[] {
	const byLine = new Map<string, LineParts>();
	for (const item of sums) {
		if (item.side !== side) continue;
		const rate = rateOf(item, side, rulebook);
		const key = `${item.line}|${rate.num}/${rate.den}`;
		const parts = byLine.get(key) ?? { line: line(rulebook, side, item.line), rate, amount: 0n, weighted: 0n, items: 0 };
		parts.amount += unit.convert(item.amount, item.currency, WHOLE);
		parts.weighted += unit.convert(item.amount, item.currency, rate);
		parts.items += item.items;
		byLine.set(key, parts);
	}
	const order = new Map(rulebook.lines.map((row, index) => [row, index]));
	return [...byLine.values()].sort((a, b) => (order.get(a.line) ?? 0) - (order.get(b.line) ?? 0));
}

function rounded(parts: readonly LineParts[], name: 'amount' | 'weighted', perMinor: bigint): bigint[] {
	return apportionRounded(
		parts.map((part) => part[name]),
		perMinor,
	);
}

function at(values: readonly bigint[], index: number): Minor {
	return minor(Number(values[index] ?? 0n));
}

function sum(rows: readonly FlowLineRow[], name: 'amount' | 'weighted'): Minor {
	return minor(rows.reduce((total, row) => total + row[name], 0));
}
