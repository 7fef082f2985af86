import type { LadderResponse } from '@tideline/api';
import { formatMinor, minor } from '@tideline/domain';
import type { CsvColumn } from './csv.ts';

/** A row of the exported ladder; null where it has no figure. */
export interface LadderCsvRow {
	readonly name: string;
	readonly group: string;
	readonly days: readonly number[];
	readonly beyond: number | null;
	readonly open: number | null;
	readonly total: number | null;
}

type Columns = Pick<LadderResponse['outflows'], 'days' | 'beyond' | 'open' | 'total'>;

/** The ladder as rows and columns: groups, sides, then what follows from them; outflows are below zero, as on the screen. */
export function ladderCsv(ladder: LadderResponse): { rows: LadderCsvRow[]; columns: CsvColumn<LadderCsvRow>[] } {
	const { outflows, inflows, net, cumulative, capacity, left, bridge, currency } = ladder;
	const money = (amount: number | null): string | null => (amount === null ? null : formatMinor(minor(amount), currency));
	const flows = (name: string, group: string, { days, beyond, open, total }: Columns, sign: 1 | -1): LadderCsvRow => ({
		...{ name, group, days: days.map((amount) => sign * amount) },
		...{ beyond: sign * beyond, open: sign * open, total: sign * total },
	});
	const result = (name: string, days: readonly number[]): LadderCsvRow => ({
		name,
		group: '',
		days,
		beyond: null,
		open: null,
		total: null,
	});
	const rows = [
		...outflows.groups.map((row) => flows('outflows', row.group, row, -1)),
		flows('outflows', 'all', outflows, -1),
		...inflows.groups.map((row) => flows('inflows', row.group, row, 1)),
		flows('inflows', 'all', inflows, 1),
		result('net gap', net),
		result('cumulative gap', cumulative),
		result('counterbalancing capacity', capacity),
		result('capacity left', left),
		...(bridge?.steps ?? []).map(({ kind, amount }): LadderCsvRow => ({ ...result(kind, []), total: -amount })),
		...(bridge === null ? [] : [{ ...result('net cash outflows of the LCR', []), total: -bridge.netCashOutflows }]),
	];
	const columns: CsvColumn<LadderCsvRow>[] = [
		{ head: 'row', cell: ({ name }) => name },
		{ head: 'group', cell: ({ group }) => group },
		{ head: 'currency', cell: () => currency },
		...ladder.days.map(({ date }, index) => ({ head: date, cell: ({ days }: LadderCsvRow) => money(days[index] ?? null) })),
		{ head: 'beyond', cell: ({ beyond }) => money(beyond) },
		{ head: 'no date', cell: ({ open }) => money(open) },
		{ head: 'total', cell: ({ total }) => money(total) },
	];
	return { rows, columns };
}
