import type { AttributedCause, AttributedEvent } from '@tideline/api';
import { causeWords } from '../../format/cause-words.ts';
import { formatMoneyChange, moneyUnit } from '../../format/money.ts';
import { formatChange, formatCount } from '../../format/number.ts';
import { formatMoment, formatTime, formatUtc } from '../../format/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './attribution-panel.module.css';
import { toneOf } from './tone-of.ts';
import type { Zone } from './zone.ts';

/** Units of a ratio at 10⁻⁹ in a percentage point. */
const UNITS_A_POINT = 10_000_000;

interface EventsPaneProps {
	cause: AttributedCause;
	currency: string;
	zone: Zone;
	onClose(): void;
}

/** The largest events of a cause. */
export function EventsPane({ cause, currency, zone: { timeZone, day }, onClose }: EventsPaneProps) {
	const { scale } = useViewState();
	const points = ({ ratioChange }: AttributedEvent) => Math.round((ratioChange / UNITS_A_POINT) * 100) / 100;
	const otherDay = cause.largest.some(({ at }) => formatMoment(at, day, timeZone) !== formatTime(at, timeZone));
	const columns: Column<AttributedEvent>[] = [
		{
			...{ id: 'at', head: 'Time', width: otherDay ? '80px' : '58px' },
			cell: ({ at }) => <span title={formatUtc(at)}>{formatMoment(at, day, timeZone)}</span>,
		},
		{ id: 'text', head: 'Event', cell: ({ text, subject }) => <span title={`${text} (${subject})`}>{text}</span> },
		{ id: 'hqla', head: 'HQLA', align: 'right', width: '56px', cell: ({ hqlaChange }) => formatMoneyChange(hqlaChange, currency, scale) },
		{
			id: 'points',
			head: 'pts',
			align: 'right',
			width: '46px',
			cell: (event) => <span className={toneOf(points(event), styles)}>{formatChange(points(event), 2)}</span>,
		},
	];
	return (
		<Pane
			title={causeWords(cause)}
			unit={moneyUnit(currency, scale)}
			state={{ kind: 'none' }}
			timeZone={timeZone}
			tools={
				<button type="button" className={styles.name} onClick={onClose}>
					Waterfall
				</button>
			}
		>
			<DataTable caption="Largest events" columns={columns} rows={cause.largest} rowKey={({ at, subject }) => `${at} ${subject}`} />
			<p className={styles.exact}>
				The largest of {formatCount(cause.events)} {cause.events === 1 ? 'event' : 'events'}, each as it was measured.
			</p>
		</Pane>
	);
}
