import { apportion } from '../lcr/apportion.ts';
import { type Minor, minor } from '../money.ts';
import type { FlowGroup } from '../rulebook/flow-line.ts';
import { type LadderBook, type LadderPart, ladderMeasure } from './ladder.ts';
import type { LadderFlow } from './ladder-flow.ts';
import { at, type LadderColumns, type LadderTable } from './ladder-table.ts';
import { type LadderColumn, placeFlow } from './place-flow.ts';

/** One figure of a ladder's table: of a side or a group of it, in one column or several. */
export interface LadderCellName {
	readonly side: LadderFlow['side'];
	/** Null: the whole side. */
	readonly group: FlowGroup | null;
	/** Those that are added up. */
	readonly columns: readonly LadderColumn[];
}

/** A flow and the part of it that stands in a cell, in minor units of the ladder's currency. */
export interface CellPart<Flow extends LadderFlow> {
	readonly flow: Flow;
	readonly weighted: Minor;
}

/** The figure of a cell, as the table shows it. */
export function cellAmount(table: LadderTable, { side, group, columns }: LadderCellName): Minor {
	const whole = side === 'OUTFLOW' ? table.outflows : table.inflows;
	const row: LadderColumns | undefined = group === null ? whole : whole.groups.find((one) => one.group === group);
	if (row === undefined) return minor(0);
	return minor(columns.reduce<number>((sum, column) => sum + at(row, column), 0));
}

/** What stands behind a cell, the largest first: the parts add up to `amount`, its figure in the table. */
export function cellParts<Flow extends LadderFlow>(
	book: LadderBook<Flow>,
	part: LadderPart,
	{ side, group, columns }: LadderCellName,
	amount: Minor,
): CellPart<Flow>[] {
	const { flows, undated, unit, calendar } = ladderMeasure(book, part);
	const wanted = new Set(columns);
	const found: { flow: Flow; exact: bigint }[] = [];
	for (const flow of flows) {
		if (flow.side !== side || (group !== null && flow.group !== group)) continue;
		const placed = placeFlow(flow, unit.convert(flow.amount, flow.currency, flow.rate), undated, calendar);
		const exact = placed.reduce((sum, one) => (wanted.has(one.column) ? sum + one.amount : sum), 0n);
		if (exact !== 0n) found.push({ flow, exact });
	}
	const amounts = apportion(
		BigInt(amount),
		found.map(({ exact }) => exact),
		unit.perMinor,
	);
	return found
		.map(({ flow }, index) => ({ flow, weighted: minor(Number(amounts[index])) }))
		.sort((a, b) => Math.abs(b.weighted) - Math.abs(a.weighted));
}
