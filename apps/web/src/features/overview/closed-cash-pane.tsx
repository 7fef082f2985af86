import type { ClosedDay } from '@tideline/domain';
import { useMemo } from 'react';
import { formatMinute, formatUtc } from '../../format/time.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useViewState } from '../../view/view-state.ts';
import { type ClosedCashRow, closedCashRows } from './closed-cash-rows.ts';

/** The cash accounts as their day ended: what they opened and closed with, and their low. */
export function ClosedCashPane({ closed, timeZone }: { closed: ClosedDay; timeZone: string }) {
	const { scale } = useViewState();
	const rows = useMemo(() => closedCashRows(closed.cash), [closed]);
	const width = scale === '1' ? '100px' : scale === 'k' ? '80px' : '66px';
	const amount = (id: 'opening' | 'closing' | 'pending', head: string): Column<ClosedCashRow> => ({
		...{ id, head, align: 'right', width },
		cell: (row) => <Amount minor={row[id]} currency={row.currency} scale={scale} />,
	});
	const columns: Column<ClosedCashRow>[] = [
		{ id: 'name', head: 'Account', cell: ({ name }) => <span title={name}>{name}</span> },
		amount('opening', 'Opening'),
		amount('closing', 'Closing'),
		amount('pending', 'Pending'),
		{
			id: 'low',
			head: 'Low, at',
			align: 'right',
			width: scale === '1' ? '140px' : '104px',
			cell: ({ low, currency }) =>
				low === null ? null : (
					<span title={formatUtc(low.at)}>
						<Amount minor={low.amount} currency={currency} scale={scale} /> {formatMinute(low.at, timeZone)}
					</span>
				),
		},
	];
	return (
		<Pane
			title="Cash"
			unit={scale === '1' ? 'own currency' : `${scale}, own currency`}
			state={{ kind: 'closed', day: closed.date }}
			timeZone={timeZone}
		>
			{rows.length === 0 ? <p>No cash account was known on this day.</p> : null}
			<DataTable caption="Cash as the day ended" columns={columns} rows={rows} rowKey={({ id }) => id} kind={({ kind }) => kind} />
		</Pane>
	);
}
