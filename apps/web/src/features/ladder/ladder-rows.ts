import type { LadderResponse } from '@tideline/api';
import type { FlowGroup } from '@tideline/domain';
import { FLOW_TITLES } from '../../view/flow-titles.ts';
import type { LadderColumn } from './ladder-columns.ts';
import type { Side } from './ladder-filter.ts';

/** One row of the matrix; amounts in minor units, outflows below zero. */
export interface LadderRow {
	id: string;
	kind: 'side' | 'group' | 'bridge' | 'result';
	title: string;
	/** What it is of, where its cells open; null for what is computed from others. */
	flows: { side: Side; group: FlowGroup | null } | null;
	/** A side that opens to its groups. */
	open: boolean | null;
	/** Null where the row has no figure. */
	amount(column: LadderColumn): number | null;
}

const BRIDGE_TITLES = {
	INFLOW_CAP: 'Inflows above the cap',
	MATURITY_MISMATCH: 'Maturity mismatch add-on',
	OUTFLOW_ADJUSTMENT: 'Outflow adjustment',
} as const;

/** The rows that scroll and the ones that stay below them. */
export function ladderRows(ladder: LadderResponse, open: ReadonlySet<Side>): { flows: LadderRow[]; results: LadderRow[] } {
	const { outflows, inflows } = ladder;
	return {
		flows: [...sideRows('OUTFLOW', 'Outflows', outflows, open), ...sideRows('INFLOW', 'Inflows', inflows, open), ...bridgeRows(ladder)],
		results: [
			result('net', 'Net gap', ({ id, days }) => sumOf(ladder.net, days) + dateless(inflows, id) - dateless(outflows, id)),
			result('cumulative', 'Cumulative gap', ({ days }) => lastOf(ladder.cumulative, days)),
			result('left', 'Capacity left', ({ days }) => lastOf(ladder.left, days)),
		],
	};
}

type Columns = Pick<LadderResponse['outflows'], 'days' | 'open' | 'beyond'>;

function sideRows(side: Side, title: string, whole: LadderResponse['outflows'], open: ReadonlySet<Side>): LadderRow[] {
	const sign = side === 'OUTFLOW' ? -1 : 1;
	const row = (group: FlowGroup | null, name: string, columns: Columns): LadderRow => ({
		...{ id: `${side}.${group ?? 'ALL'}`, kind: group === null ? 'side' : 'group', title: name },
		flows: { side, group },
		open: group === null ? open.has(side) : null,
		amount: ({ id, days }) => sign * (sumOf(columns.days, days) + dateless(columns, id)) + 0,
	});
	const groups = open.has(side)
		? whole.groups.map((one) => row(one.group, one.group === 'OTHER' ? 'Other' : FLOW_TITLES[side][one.group], one))
		: [];
	return [row(null, title, whole), ...groups];
}

/** Rules on the thirty days as a whole have no day: they stand in the column of their sum. */
function bridgeRows({ bridge, days }: LadderResponse): LadderRow[] {
	const whole = `1-${days.length}`;
	return (bridge?.steps ?? []).map(({ kind, amount }) => ({
		...{ id: kind, kind: 'bridge', title: BRIDGE_TITLES[kind], flows: null, open: null },
		amount: ({ id }) => (id === whole ? -amount : null),
	}));
}

function result(id: string, title: string, amount: LadderRow['amount']): LadderRow {
	return { id, kind: 'result', title, flows: null, open: null, amount };
}

const sumOf = (amounts: readonly number[], days: readonly number[]): number => days.reduce((sum, day) => sum + (amounts[day] ?? 0), 0);
const dateless = (columns: Columns, id: string): number => (id === 'open' ? columns.open : id === 'beyond' ? columns.beyond : 0);

function lastOf(amounts: readonly number[], days: readonly number[]): number | null {
	const last = days.at(-1);
	return last === undefined ? null : (amounts[last] ?? null);
}
