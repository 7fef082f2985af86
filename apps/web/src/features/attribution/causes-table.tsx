import type { AttributionResponse } from '@tideline/api';
import { formatExact, formatMoney, formatMoneyChange } from '../../format/money.ts';
import { formatCount, formatStock } from '../../format/number.ts';
import { formatPoints } from '../../format/ratio.ts';
import { formatMinuteOf, formatUtc } from '../../format/time.ts';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './attribution-panel.module.css';
import type { CauseRow } from './rows.ts';
import { toneOf } from './tone-of.ts';
import type { Zone } from './zone.ts';

interface CausesTableProps {
	data: AttributionResponse | null;
	rows: readonly CauseRow[] | null;
	chosen: string | null;
	zone: Zone;
	onChoose(row: CauseRow): void;
}

const LOADING_ROWS = 6;

/** From the ratio at the one end to that at the other; a row opens the events of its cause. */
export function CausesTable({ data, rows, chosen, zone: { timeZone, day }, onChoose }: CausesTableProps) {
	const { scale } = useViewState();
	const currency = data?.currency ?? 'USD';
	const change = (minor: number) => (
		<span className={minor === 0 ? styles.flat : undefined} title={formatExact(minor, currency)}>
			{formatMoneyChange(minor, currency, scale)}
		</span>
	);
	const events = rows?.reduce((sum, row) => sum + row.events, 0) ?? 0;
	return (
		<table className={styles.causes}>
			<caption className="visually-hidden">What moved the ratio, ranked by size</caption>
			<thead>
				<tr>
					<th scope="col">Cause, ranked by size</th>
					<th scope="col">Events</th>
					<th scope="col">HQLA</th>
					<th scope="col">Net out</th>
					<th scope="col">pts</th>
				</tr>
			</thead>
			<tbody>
				{data ? (
					<EndRow
						at={data.from}
						name={`LCR at ${formatMinuteOf(data.from, day, timeZone)}`}
						figures={data.start}
						currency={currency}
						events={null}
					/>
				) : null}
				{rows === null ? <LoadingRows /> : null}
				{rows?.map((row) => (
					<tr key={row.id} className={clsx(styles.cause, row.id === chosen && styles.chosen)} onClick={() => onChoose(row)}>
						<td title={row.title}>
							<button type="button" className={styles.name} aria-pressed={row.cause === null ? undefined : row.id === chosen}>
								{row.cause?.group === 'OVERRIDE' ? <Shape name="diamond" tone="accent" className={styles.mark} /> : null}
								{row.title}
							</button>
						</td>
						<td className={styles.flat}>{formatCount(row.events)}</td>
						<td>{change(row.hqlaChange)}</td>
						<td>{change(row.netCashOutflowsChange)}</td>
						<td className={toneOf(row.points, styles)}>{row.points === null ? 'n/a' : formatPoints(row.points)}</td>
					</tr>
				))}
				{data ? (
					<EndRow
						at={data.to}
						name={data.open ? 'LCR now' : `LCR at ${formatMinuteOf(data.to, day, timeZone)}`}
						figures={data.end}
						currency={currency}
						events={events}
					/>
				) : null}
			</tbody>
		</table>
	);
}

interface EndRowProps {
	at: number;
	name: string;
	figures: AttributionResponse['start'];
	currency: string;
	events: number | null;
}

function EndRow({ at, name, figures: { hqla, netCashOutflows, percent }, currency, events }: EndRowProps) {
	const { scale } = useViewState();
	return (
		<tr className={styles.end}>
			<td title={formatUtc(at)}>{name}</td>
			<td>{events === null ? '' : formatCount(events)}</td>
			<td title={formatExact(hqla, currency)}>{formatMoney(hqla, currency, scale)}</td>
			<td title={formatExact(netCashOutflows, currency)}>{formatMoney(netCashOutflows, currency, scale)}</td>
			<td>{percent === null ? 'n/a' : formatStock(percent, 2)}</td>
		</tr>
	);
}

function LoadingRows() {
	return Array.from({ length: LOADING_ROWS }, (_, place) => (
		<tr key={String(place)}>
			<td colSpan={5}>
				<span className={styles.loading} />
			</td>
		</tr>
	));
}
