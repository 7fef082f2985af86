import { flowRows, ratioInput, rulebook as rulebookOf } from '@tideline/domain';
import { useCallback, useMemo, useState } from 'react';
import { formatMoney, moneyUnit } from '../../format/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { clsx } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { ExplainedFigure } from '../../view/explained-figure.tsx';
import { useLcr } from '../../view/use-lcr.ts';
import { useViewState } from '../../view/view-state.ts';
import { type FlowRow, flowTableRows } from './flow-table-rows.ts';
import styles from './outflows-pane.module.css';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { toggled } from './toggled.ts';

/** What would leave and come in over the next thirty days, weighted, by group of lines; a group opens to its lines. */
export function OutflowsPane({ entityId, entity }: OverviewPaneProps) {
	const { scale, view } = useViewState();
	const { lcr, state } = useLcr(entityId);
	const { title: capTitle } = rulebookOf(lcr?.rulebook ?? 'basel').captions.inflowCap;
	const wide = useWide();
	const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
	const currency = lcr?.currency ?? entity?.currency ?? 'USD';
	const table = useMemo(() => (lcr ? flowRows(ratioInput(lcr)) : null), [lcr]);
	const toggle = useCallback((group: string) => setOpen((groups) => toggled(groups, group)), []);
	const cap = table
		? table.cappedInflows < table.inflows.weighted
			? `${capTitle} binds, ${formatMoney(table.inflows.weighted, currency, scale)} expected`
			: `cap ${formatMoney(table.inflowLimit, currency, scale)}`
		: '';
	// Single units leave no room for the bars; what stands among them goes behind the names.
	const noBars = scale === '1' && !wide;
	const columns: Column<FlowRow>[] = [
		{
			id: 'line',
			head: <span className="visually-hidden">Line</span>,
			cell: (row) => (
				<LineName
					row={row}
					open={row.group !== null && open.has(row.group)}
					note={noBars ? (row.id === 'inflows' ? cap : row.detail) : ''}
					onToggle={toggle}
				/>
			),
		},
		{
			id: 'bar',
			head: <span className="visually-hidden">Size</span>,
			width: wide ? '34%' : '22.5%',
			cell: ({ bar, id, detail }) =>
				bar === null ? (
					<span className={styles.detail}>{id === 'inflows' ? cap : detail}</span>
				) : (
					<i className={styles.bar} style={{ width: `${bar * 100}%` }} />
				),
		},
		{
			id: 'amount',
			head: <span className="visually-hidden">Weighted amount</span>,
			align: 'right',
			width: scale === '1' ? '96px' : '64px',
			cell: ({ amount, kind, id, title, step }) => (
				<ExplainedFigure what={title} step={step === undefined ? {} : { line: step }}>
					<Amount
						minor={amount}
						currency={currency}
						scale={scale}
						className={clsx(kind === 'child' && id.includes('.') && styles.detail)}
					/>
				</ExplainedFigure>
			),
		},
	];
	const booked = view === 'booked' && lcr !== null && lcr.overridesInForce > 0;
	return (
		<Pane
			title="Net cash outflows, 30 days"
			unit={`${moneyUnit(currency, scale)}, weighted${booked ? ', as adjusted' : ''}`}
			state={state}
			timeZone={entity?.timeZone ?? 'UTC'}
		>
			<div className={styles.table}>
				<DataTable
					caption="Net cash outflows by line"
					columns={noBars ? columns.filter(({ id }) => id !== 'bar') : columns}
					rows={table ? flowTableRows(table, open) : null}
					rowKey={({ id }) => id}
					kind={({ kind }) => kind}
					loadingRows={14}
					roomFor={18}
				/>
			</div>
			{booked && lcr ? (
				<p className={styles.note}>
					As booked, net cash outflows are <Amount minor={lcr.booked.netCashOutflows} currency={currency} scale={scale} />.
				</p>
			) : null}
		</Pane>
	);
}

interface LineNameProps {
	row: FlowRow;
	open: boolean;
	/** Behind the name, where there is no column for it. */
	note: string;
	onToggle(group: string): void;
}

function LineName({ row, open, note, onToggle }: LineNameProps) {
	const { group } = row;
	if (group === null) {
		return (
			<span className={row.reference ? styles.line : undefined} title={row.reference ? `${row.title}, ${row.reference}` : row.title}>
				{row.title}
				{note ? <span className={styles.detail}> {note}</span> : null}
			</span>
		);
	}
	return (
		<button type="button" className={styles.group} aria-expanded={open} onClick={() => onToggle(group)} title={row.title}>
			<Shape name={open ? 'chevron-down' : 'chevron-right'} tone="quiet" className={styles.chevron} />
			{row.title}
		</button>
	);
}
