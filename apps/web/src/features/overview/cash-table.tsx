import { type Cash, GROUP } from '@tideline/domain';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { namesEntity } from '../../format/entity-name.ts';
import { createReporting } from '../../format/reporting.ts';
import { formatTimeOrDate, formatUtc } from '../../format/time.ts';
import { useCashLows } from '../../query/cash-lows.ts';
import { useEntities } from '../../query/entities.ts';
import { useNow } from '../../stream/use-now.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { clsx } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useViewState } from '../../view/view-state.ts';
import { curveStarts } from './cash-curve.ts';
import type { Low } from './cash-low.ts';
import styles from './cash-pane.module.css';
import { type CashRow, cashRows } from './cash-rows.ts';
import { openByRoom } from './open-by-room.ts';
import { toggled } from './toggled.ts';

const REDRAW_MS = 60_000;
/** Rows that fit without scrolling; currencies are open from the top as far as their accounts have room. */
const ROWS = 15;
const ROWS_WIDE = 19;
const KINDS = { currency: 'group', account: 'child', total: 'total' } as const;

export interface CashTableProps {
	rows: ReadonlyMap<string, Cash> | null;
	entityId: string;
	timeZone: string;
	onOpen(accountId: string): void;
	/** The account that the reader comes back from: its row takes the focus. */
	returnFrom: string | null;
}

/** Currencies with their accounts below; the first ones open, all of them where there is room. */
export function CashTable({ rows, entityId, timeZone, onOpen, returnFrom }: CashTableProps) {
	const { scale } = useViewState();
	const table = useRef<HTMLDivElement>(null);
	const comeBack = useEffectEvent(() => {
		if (returnFrom !== null) table.current?.querySelector<HTMLElement>(`[data-account="${CSS.escape(returnFrom)}"]`)?.focus();
	});
	useEffect(() => comeBack(), []);
	const { data: entities } = useEntities();
	const { data: answer } = useCashLows(entityId);
	const lows = answer?.lows;
	const { lcr } = useLcr(entityId);
	const wide = useWide();
	const now = Math.floor(useNow() / REDRAW_MS) * REDRAW_MS;
	const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
	const fxRates = lcr?.fxRates;
	const currency = lcr?.currency;
	const byCurrency = useMemo(
		() =>
			rows
				? cashRows(
						[...rows.values()],
						{ start: curveStarts(entities ?? []), lows: lows ?? [] },
						currency ? { currency, convert: createReporting(currency, fxRates ?? {}) } : null,
					)
				: null,
		[rows, entities, lows, fxRates, currency],
	);
	const roomy = openByRoom(byCurrency ?? [], wide ? ROWS_WIDE : ROWS);
	const isOpen = (row: CashRow) => row.kind === 'currency' && roomy.has(row.id) !== flipped.has(row.id);
	const shown = byCurrency?.flatMap((row) => (isOpen(row) ? [row, ...row.accounts] : [row])) ?? null;
	const open = new Set(byCurrency?.filter(isOpen).map(({ id }) => id));
	const toggle = (id: string) => setFlipped((ids) => toggled(ids, id));

	const amount = (minor: number, row: CashRow) => <Amount minor={minor} currency={row.currency} scale={scale} />;
	const width = scale === '1' ? '92px' : scale === 'k' ? (wide ? '84px' : '68px') : wide ? '78px' : '60px';
	const columns: Column<CashRow>[] = [
		{
			id: 'name',
			head: 'Account',
			cell: (row) =>
				row.kind === 'total' ? (
					row.name
				) : (
					<button
						type="button"
						className={styles.name}
						aria-expanded={row.kind === 'currency' ? open.has(row.id) : undefined}
						onClick={() => (row.kind === 'currency' ? toggle(row.id) : onOpen(row.id))}
						title={row.name}
						data-account={row.kind === 'account' ? row.id : undefined}
					>
						{row.kind === 'currency' ? <Shape name={open.has(row.id) ? 'chevron-down' : 'chevron-right'} tone="quiet" /> : null}
						<span>{row.name}</span>
						{entityId === GROUP && row.entityId && !namesEntity(row.name, row.entityId) ? (
							<small className={styles.at}> {row.entityId}</small>
						) : null}
					</button>
				),
		},
		{
			id: 'today',
			head: 'Today',
			align: 'right',
			width: wide ? '80px' : '62px',
			cell: (row) => (
				<span className={styles.today}>
					{row.kind === 'currency' ? (
						<Sparkline values={row.curve} width={54} height={14} label={`${row.name} today`} />
					) : row.overdrawn ? (
						<Badge shape="warning" tone="warning">
							{wide ? 'overdrawn' : 'o/d'}
						</Badge>
					) : null}
				</span>
			),
		},
		{ id: 'current', head: 'Current', align: 'right', width, cell: (row) => amount(row.current, row) },
		{ id: 'pending', head: 'Pending', align: 'right', width, cell: (row) => amount(row.pending, row) },
		{ id: 'projected', head: 'Projected', align: 'right', width, cell: (row) => amount(row.projected, row) },
		{
			id: 'low',
			head: 'Low, at',
			align: 'right',
			width: `calc(${width} + ${scale === '1' ? 42 : 28}px)`,
			cell: ({ low, currency: own }) =>
				low === null ? null : (
					<span className={low.exact ? undefined : styles.at} title={lowTitle(low)}>
						<Amount minor={low.amount} currency={own} scale={scale} />{' '}
						<span className={clsx(styles.at, styles.lowAt)}>{formatTimeOrDate(low.at, now, timeZone)}</span>
					</span>
				),
		},
	];
	return (
		<div ref={table}>
			<DataTable
				caption="Cash by currency and account"
				columns={scale === '1' && !wide ? columns.filter(({ id }) => id !== 'pending') : columns}
				rows={shown}
				rowKey={({ id }) => id}
				kind={({ kind }) => KINDS[kind]}
				loadingRows={12}
			/>
		</div>
	);
}

function lowTitle({ at, exact }: Low): string {
	return exact ? formatUtc(at) : `${formatUtc(at)}; the lowest of the quarters of an hour, until the payments of the day are read`;
}
