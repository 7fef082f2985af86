import { headroom, type LimitName, type Limits, type Ratio } from '@tideline/domain';
import { formatLimit, LIMIT_NAMES, limitPercent } from '../../format/limit-words.ts';
import { moneyUnit } from '../../format/money.ts';
import { formatChange, roundTo } from '../../format/number.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './limit-table.module.css';

interface LimitRow {
	name: LimitName;
	title: string;
	level: string;
	points: number | null;
	amount: number;
}

/** How far each limit is: in points of the ratio, and in HQLA that could go before it is met. */
export function LimitTable({ ratio, limits, currency }: { ratio: Ratio | null; limits: Limits | null; currency: string }) {
	const { scale } = useViewState();
	const rows = ratio && limits ? LIMIT_NAMES.map(({ name, title }) => limitRow(name, title, ratio, limits)) : null;
	const columns: Column<LimitRow>[] = [
		{
			id: 'limit',
			head: 'Distance to limit',
			cell: ({ name, title, points }) => (
				<span className={styles.name}>
					<i className={styles[name]} />
					{title}
					{points !== null && points < 0 ? <Shape name="warning" tone={name === 'regulatory' ? 'error' : 'warning'} /> : null}
				</span>
			),
		},
		{ id: 'level', head: 'Level', align: 'right', width: '46px', cell: ({ level }) => level },
		{
			id: 'points',
			head: 'pts',
			align: 'right',
			width: '56px',
			cell: ({ points }) => <strong className={styles.points}>{points === null ? 'n/a' : formatChange(points, 2)}</strong>,
		},
		{
			id: 'amount',
			head: moneyUnit(currency, scale),
			align: 'right',
			width: '80px',
			cell: ({ amount }) => <Amount minor={amount} currency={currency} scale={scale} />,
		},
	];
	return <DataTable caption="Distance to the limits" columns={columns} rows={rows} rowKey={({ name }) => name} loadingRows={3} />;
}

/** The points are the difference of the figures shown, so that the reader can check them. */
function limitRow(name: LimitName, title: string, ratio: Ratio, limits: Limits): LimitRow {
	return {
		name,
		title,
		level: formatLimit(limits, name),
		points: ratio.lcr === null ? null : roundTo(roundTo(ratio.lcr * 100, 2) - limitPercent(limits, name), 2),
		amount: headroom(ratio, limits[name]).amount,
	};
}
