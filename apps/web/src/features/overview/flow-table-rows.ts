import type { FlowSideTable, FlowTable, NetStep } from '@tideline/domain';
import { formatFraction } from '@tideline/domain';
import { paragraph } from '../../format/level.ts';
import type { RowKind } from '../../ui/data-table.tsx';
import { FLOW_TITLES } from '../../view/flow-titles.ts';

/** A line of the pane. Amounts in minor units; inflows are deducted and shown so in the totals. */
export interface FlowRow {
	id: string;
	kind: RowKind;
	title: string;
	/** Weighted. */
	amount: number;
	/** Length of the bar as a share of the largest group of its side; null for totals. */
	bar: number | null;
	/** Of a line: rate and paragraph. Of the inflows: what the cap allows. */
	detail: string;
	/** Of a line: the rule in full. */
	reference?: string;
	/** Of a line: its step in Explain. */
	step?: string;
	/** Set on a group that has lines to open. */
	group: string | null;
}

type Side = 'OUTFLOW' | 'INFLOW';

/** Outflows, inflows and what is left, by group; the groups in `open` with their lines. */
export function flowTableRows(table: FlowTable, open: ReadonlySet<string>): FlowRow[] {
	const largest = Math.max(1, ...[...table.outflows.groups, ...table.inflows.groups].map(({ weighted }) => weighted));
	return [
		total('outflows', 'Outflows', table.outflows.weighted),
		...sideRows('OUTFLOW', table.outflows, largest, open),
		total('inflows', 'Inflows', -table.cappedInflows),
		...sideRows('INFLOW', table.inflows, largest, open),
		...table.steps.map(stepRow),
		{ ...total('net', 'Net cash outflows', table.netCashOutflows), kind: 'total' },
	];
}

function total(id: string, title: string, amount: number): FlowRow {
	return { id, kind: 'group', title, amount, bar: null, detail: '', group: null };
}

/** What the rulebook does to the difference: the maturity mismatch add-on, the outflow adjustment. */
function stepRow({ id, text: { title, reference }, amount }: NetStep): FlowRow {
	return { ...total(id, title, amount), detail: paragraph(reference), reference };
}

function sideRows(side: Side, { groups }: FlowSideTable, largest: number, open: ReadonlySet<string>): FlowRow[] {
	return (
		groups
			// A group whose lines all flow at a rate of zero is no part of the sum.
			.filter(({ weighted }) => weighted !== 0)
			.flatMap(({ group, weighted, lines }): FlowRow[] => {
				const id = `${side} ${group}`;
				const row: FlowRow = {
					id,
					kind: 'child',
					title: FLOW_TITLES[side][group],
					amount: weighted,
					bar: Math.max(0, weighted) / largest,
					detail: '',
					group: id,
				};
				if (!open.has(id)) return [row];
				return [
					row,
					...lines.map(
						({ line, rate, weighted: part }): FlowRow => ({
							id: `${side} ${line.id} ${formatFraction(rate)}`,
							kind: 'child',
							title: line.title,
							amount: part,
							bar: null,
							detail: `${Math.round((rate.num / rate.den) * 1_000) / 10} % ${paragraph(line.reference)}`,
							reference: line.reference,
							step: `${side.toLowerCase()}:${line.id}`,
							group: null,
						}),
					),
				];
			})
	);
}
