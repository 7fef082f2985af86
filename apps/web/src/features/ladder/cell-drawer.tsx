import type { LadderFlowRow, LadderResponse } from '@tideline/api';
import { parseDay, parseFraction } from '@tideline/domain';
import { formatExact, formatMoney, moneyUnit, type Scale } from '../../format/money.ts';
import { formatCount, formatStock } from '../../format/number.ts';
import { formatShortCalendarDay } from '../../format/time.ts';
import { failedState } from '../../query/failed-state.ts';
import { useLadderFlows } from '../../query/ladder.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Drawer, DrawerSection } from '../../ui/drawer.tsx';
import { PaneNote } from '../../ui/pane-note.tsx';
import { FLOW_TITLES } from '../../view/flow-titles.ts';
import styles from './cell-drawer.module.css';
import { ExplainedCell, ExplainedFlow, FlowName } from './flow-links.tsx';
import type { LadderCell } from './ladder-filter.ts';

export interface CellDrawerProps {
	ladder: LadderResponse;
	/** The filter of the ladder as a query. */
	search: URLSearchParams;
	cell: LadderCell;
	scale: Scale;
	onClose(): void;
}

/** What stands behind a figure of the matrix: its flows, which add up to it. */
export function CellDrawer({ ladder, search, cell, scale, onClose }: CellDrawerProps) {
	const query = new URLSearchParams(search);
	query.set('side', cell.side);
	query.set('column', cell.column);
	if (cell.group !== null) query.set('group', cell.group);
	const { data, error, errorUpdatedAt, refetch } = useLadderFlows(query, ladder.sequence);
	const { currency } = ladder;
	const sign = cell.side === 'OUTFLOW' ? -1 : 1;
	const group = cell.group === null ? (cell.side === 'OUTFLOW' ? 'Outflows' : 'Inflows') : FLOW_TITLES[cell.side][cell.group];
	const columns: Column<LadderFlowRow>[] = [
		{ id: 'name', head: 'Behind it', cell: (row) => <FlowName row={row} side={cell.side} /> },
		{ id: 'due', head: 'Due', width: '52px', cell: ({ due }) => (due === null ? 'no date' : formatShortCalendarDay(parseDay(due))) },
		{
			...{ id: 'amount', head: 'Amount', align: 'right', width: '92px' },
			cell: (row) => (
				<span title={formatExact(row.amount, row.currency)}>
					{row.currency} {formatMoney(row.amount, row.currency, scale)}
				</span>
			),
		},
		{ id: 'rate', head: 'Rate', align: 'right', width: '46px', cell: ({ rate }) => rateWords(rate) },
		{
			...{ id: 'weighted', head: moneyUnit(currency, scale), align: 'right', width: '72px' },
			cell: (row) => (
				<ExplainedFlow row={row} side={cell.side}>
					<Amount minor={sign * row.weighted} currency={currency} scale={scale} />
				</ExplainedFlow>
			),
		},
	];
	return (
		<Drawer title={group} aside={columnWords(ladder, cell.column)} size="view" onClose={onClose}>
			{error && !data ? (
				<PaneNote state={failedState(error, errorUpdatedAt)} timeZone="UTC" onRetry={() => void refetch()} />
			) : (
				<DrawerSection
					title={
						data
							? `${formatCount(data.flows.length + data.leftOut.flows)} ${data.flows.length + data.leftOut.flows === 1 ? 'flow' : 'flows'}`
							: 'Flows'
					}
					unit={data ? undefined : 'being read'}
					aside={
						data ? (
							<ExplainedCell data={data} side={cell.side}>
								<Amount minor={sign * data.amount} currency={currency} scale={scale} className={styles.total} />
							</ExplainedCell>
						) : null
					}
				>
					<DataTable
						caption={`Flows behind ${group}`}
						columns={columns}
						rows={data?.flows ?? null}
						rowKey={({ kind, id, tradeId, line, currency: code, due, amount }) => [kind, id, tradeId, line, code, due, amount].join('|')}
					/>
					{ladder.bridge === null ? (
						<p className={styles.leftOut}>By contract and in full. Explain has the flows of the ratio, at the rates of the LCR.</p>
					) : null}
					{ladder.assumptions === 'lcr' && cell.side === 'OUTFLOW' && data?.flows.some(({ due }) => due === null) ? (
						<p className={styles.leftOut}>What has no date runs off in equal parts on the business days of its currency.</p>
					) : null}
					{data && data.leftOut.flows > 0 ? (
						<p className={styles.leftOut}>
							The largest {formatCount(data.flows.length)} are shown; {formatCount(data.leftOut.flows)} smaller come to{' '}
							<Amount minor={sign * data.leftOut.weighted} currency={currency} scale={scale} />.
						</p>
					) : null}
				</DrawerSection>
			)}
		</Drawer>
	);
}

function rateWords(rate: string): string {
	const { num, den } = parseFraction(rate);
	return `${formatStock((num / den) * 100, (num * 100) % den === 0 ? 0 : 1)} %`;
}

function columnWords({ days }: LadderResponse, column: string): string {
	if (column === 'open') return 'without a date';
	if (column === 'beyond') return `behind day ${days.length}`;
	const [from, to] = column.split('-').map(Number);
	const date = (day: number | undefined): string => {
		const found = days[(day ?? 0) - 1];
		return found === undefined ? '' : formatShortCalendarDay(parseDay(found.date));
	};
	return to === undefined ? `${date(from)}, day ${from}` : `${date(from)} to ${date(to)}`;
}
