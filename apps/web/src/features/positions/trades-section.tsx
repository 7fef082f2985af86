import { type LineageResponse, type LineageTrade, MAX_LINEAGE_TRADES } from '@tideline/api';
import { type Position, QUANTITY_SCALE } from '@tideline/domain';
import { formatCount, formatStock } from '../../format/number.ts';
import { formatShortDateTime, formatUtc } from '../../format/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { DrawerSection } from '../../ui/drawer.tsx';
import { formatPrice } from './position-columns.ts';
import styles from './position-drawer.module.css';

export interface TradesSectionProps {
	lineage: LineageResponse | null;
	position: Position;
	timeZone: string;
	selectedId: string | null;
	onSelect(tradeId: string): void;
}

/** Pieces or nominal, whole: a small trade would vanish in millions. */
const units = (quantity: number) => formatStock(quantity / QUANTITY_SCALE, 0);

/** The trades that made the position, newest first; one is selected and its message shown. */
export function TradesSection({ lineage, position, timeZone, selectedId, onSelect }: TradesSectionProps) {
	const now = lineage?.snapshot.asOf ?? 0;
	const columns: readonly Column<LineageTrade>[] = [
		{
			id: 'booked',
			head: 'Booked',
			width: '80px',
			cell: ({ eventTime }) => <span title={formatUtc(eventTime)}>{formatShortDateTime(eventTime, now, timeZone)}</span>,
		},
		{
			id: 'trade',
			head: 'Trade',
			cell: ({ tradeId, version, late }) => (
				<button type="button" className={styles.trade} aria-pressed={tradeId === selectedId} onClick={() => onSelect(tradeId)}>
					{tradeId}
					{version > 1 ? ` v${version}` : ''}
					{late ? ', late' : ''}
				</button>
			),
		},
		{ id: 'side', head: 'Side', width: '34px', cell: sideOf },
		{
			id: 'quantity',
			head: 'Quantity',
			align: 'right',
			width: '78px',
			cell: ({ quantity }) => (quantity === null ? '–' : units(quantity)),
		},
		{ id: 'price', head: 'Price', align: 'right', width: '58px', cell: ({ price }) => (price === null ? '–' : formatPrice(price)) },
	];
	const count = lineage ? `${formatCount(lineage.trades.length)} of ${formatCount(lineage.totalTrades)}` : '';
	if (lineage && lineage.totalTrades === 0) {
		return (
			<DrawerSection title="Trades" unit="units or nominal">
				<p className={styles.quiet}>No trade today: all of it was held when the day opened.</p>
			</DrawerSection>
		);
	}
	return (
		<DrawerSection title="Trades" unit="units or nominal" aside={count}>
			<div className={styles.trades}>
				<DataTable
					caption={`Trades behind ${position.name}`}
					columns={columns}
					rows={lineage?.trades ?? null}
					rowKey={({ tradeId }) => tradeId}
				/>
			</div>
			{lineage && lineage.tradesForgotten > 0 && lineage.trades.length < Math.min(lineage.totalTrades, MAX_LINEAGE_TRADES) ? (
				<p className={styles.quiet}>Older trades are past the limit of the server's index (MAX_INDEXED_TRADES).</p>
			) : null}
			<p className={styles.sum}>
				<span>Position settled</span> <b>{units(position.settled)}</b>
				<span>pending</span> <b>{units(position.pending)}</b>
			</p>
		</DrawerSection>
	);
}

function sideOf({ lifecycle, quantity, assetClass }: LineageTrade): string {
	if (lifecycle === 'CANCEL') return 'Void';
	if (assetClass === 'REPO') return 'Repo';
	if (quantity === null) return '–';
	return quantity < 0 ? 'Sell' : 'Buy';
}
