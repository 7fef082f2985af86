import { apportion } from '../lcr/apportion.ts';
import { divideHalfEven } from '../lcr/big-math.ts';
import type { Unit } from '../lcr/unit.ts';
import { type Minor, minor } from '../money.ts';
import { FLOW_GROUPS, type FlowGroup } from '../rulebook/flow-line.ts';
import type { LadderCalendar } from './ladder-days.ts';
import type { LadderFlow, UndatedRule } from './ladder-flow.ts';
import { type LadderColumn, placeFlow } from './place-flow.ts';

/** Weighted amounts by column, in minor units of the ladder's currency; the columns add up to `total`. */
export interface LadderColumns {
	/** By day from 1. */
	readonly days: readonly Minor[];
	/** Money without a date, where no assumption dates it. */
	readonly open: Minor;
	/** Due behind the horizon. */
	readonly beyond: Minor;
	readonly total: Minor;
}

export interface LadderGroup extends LadderColumns {
	readonly group: FlowGroup;
}

/** One side of a ladder; the groups add up to it column by column. */
export interface LadderSide extends LadderColumns {
	readonly groups: readonly LadderGroup[];
}

export interface LadderTable {
	readonly outflows: LadderSide;
	readonly inflows: LadderSide;
}

export interface LadderTableInput {
	readonly flows: Iterable<LadderFlow>;
	readonly undated: UndatedRule;
	readonly calendar: LadderCalendar;
	readonly horizonDays: number;
	readonly unit: Unit;
}

type Side = LadderFlow['side'];
interface Cell {
	readonly side: Side;
	readonly group: FlowGroup;
	readonly column: LadderColumn;
	amount: bigint;
}

/**
 * Outflows and inflows by group and column. Sums are exact; then the outflows and the net of all columns are rounded once, half to even,
 * and the cells are rounded so that they add up to them: so the inflows are at most one minor unit from their own rounding.
 * @throws MissingFxRateError for a currency without a rate
 */
export function ladderTable(input: LadderTableInput): LadderTable {
	const cells = [...exactCells(input).values()].filter(({ amount }) => amount !== 0n);
	const outflows = cells.filter(({ side }) => side === 'OUTFLOW');
	const inflows = cells.filter(({ side }) => side === 'INFLOW');
	const { perMinor } = input.unit;
	const [out, into] = [sum(outflows), sum(inflows)];
	const outTotal = divideHalfEven(out, perMinor);
	const inTotal = inflows.length === 0 ? 0n : outTotal - divideHalfEven(out - into, perMinor);
	return {
		outflows: sideOf(outflows, outTotal, input),
		inflows: sideOf(inflows, inTotal, input),
	};
}

function exactCells({ flows, undated, calendar, unit }: LadderTableInput): Map<string, Cell> {
	const cells = new Map<string, Cell>();
	for (const flow of flows) {
		const weighted = unit.convert(flow.amount, flow.currency, flow.rate);
		for (const { column, amount } of placeFlow(flow, weighted, undated, calendar)) {
			const key = `${flow.side}|${flow.group}|${column}`;
			const cell = cells.get(key);
			if (cell === undefined) cells.set(key, { side: flow.side, group: flow.group, column, amount });
			else cell.amount += amount;
		}
	}
	return cells;
}

const sum = (cells: readonly Cell[]): bigint => cells.reduce((total, { amount }) => total + amount, 0n);

function sideOf(cells: readonly Cell[], total: bigint, { unit, horizonDays }: LadderTableInput): LadderSide {
	const amounts = cells.map(({ amount }) => amount);
	const rounded = apportion(total, amounts, unit.perMinor);
	const rows = new Map<FlowGroup, Map<LadderColumn, number>>();
	for (const [index, { group, column }] of cells.entries()) {
		const row = rows.get(group) ?? new Map<LadderColumn, number>();
		row.set(column, Number(rounded[index]));
		rows.set(group, row);
	}
	const groups = FLOW_GROUPS.flatMap((group) => {
		const row = rows.get(group);
		return row === undefined ? [] : [{ group, ...columnsOf((column) => row.get(column) ?? 0, horizonDays) }];
	});
	return { groups, ...columnsOf((column) => groups.reduce((value, row) => value + at(row, column), 0), horizonDays) };
}

/** The figure of a row in one column. */
export function at(columns: LadderColumns, column: LadderColumn): Minor {
	if (column === 'OPEN') return columns.open;
	if (column === 'BEYOND') return columns.beyond;
	return columns.days[column] ?? minor(0);
}

function columnsOf(value: (column: LadderColumn) => number, horizonDays: number): LadderColumns {
	const days = Array.from({ length: horizonDays }, (_, index) => minor(value(index)));
	const open = minor(value('OPEN'));
	const beyond = minor(value('BEYOND'));
	return { days, open, beyond, total: minor(days.reduce((total, amount) => total + amount, open + beyond)) };
}
