import type { AttributedCause, AttributionResponse } from '@tideline/api';
import { causeWords } from '../../format/cause-words.ts';
import { formatMoneyChange, moneyUnit } from '../../format/money.ts';
import { formatCount, formatStock } from '../../format/number.ts';
import { formatPoints } from '../../format/ratio.ts';
import { formatMinute } from '../../format/time.ts';
import { useViewState } from '../../view/view-state.ts';
import styles from './changes-pane.module.css';
import { EffectBar } from './effect-bar.tsx';
import { toneOf } from './tone-of.ts';

interface WhyTableProps {
	attribution: AttributionResponse;
	/** Causes that have a row of their own. */
	atMost: number;
	timeZone: string;
}

/** From the ratio of before to the ratio of now, cause by cause, ranked; the smaller ones in one row. */
export function WhyTable({ attribution, atMost, timeZone }: WhyTableProps) {
	const { scale } = useViewState();
	const { causes, currency, from, start, end } = attribution;
	const shown = causes.filter(({ ratioChange }) => ratioChange !== 0).slice(0, atMost);
	const others = causes.filter((cause) => !shown.includes(cause));
	const rest = { points: sum(others, ({ points }) => Math.round((points ?? 0) * 100)) / 100, events: sum(others, ({ events }) => events) };
	const largest = Math.max(...shown.map(({ points }) => Math.abs(points ?? 0)), Math.abs(rest.points), 0.01);
	const amounts = ({ hqlaChange, netCashOutflowsChange, events }: AttributedCause) =>
		`${formatCount(events)} ${events === 1 ? 'event' : 'events'}, HQLA ${formatMoneyChange(hqlaChange, currency, scale)}, net ${formatMoneyChange(netCashOutflowsChange, currency, scale)} ${moneyUnit(currency, scale)}`;
	return (
		<table className={styles.kinds}>
			<caption className="visually-hidden">What moved the ratio, ranked</caption>
			<thead>
				<tr>
					<th scope="col">Cause, ranked</th>
					<th scope="col">
						<span className="visually-hidden">Size</span>
					</th>
					<th scope="col" className={styles.figure}>
						pts
					</th>
				</tr>
			</thead>
			<tbody>
				<EndRow name={`LCR at ${formatMinute(from, timeZone)}`} percent={start.percent} />
				{shown.map((cause) => (
					<CauseRow
						key={cause.key}
						title={causeWords(cause)}
						about={`${causeWords(cause)}: ${amounts(cause)}`}
						points={cause.points}
						largest={largest}
					/>
				))}
				{rest.events > 0 ? (
					<CauseRow
						title={`${formatCount(rest.events)} other events`}
						about={`${formatCount(others.length)} smaller causes`}
						points={rest.points}
						largest={largest}
					/>
				) : null}
				<EndRow name="LCR now" percent={end.percent} />
			</tbody>
		</table>
	);
}

const sum = (causes: readonly AttributedCause[], of: (cause: AttributedCause) => number) =>
	causes.reduce((total, cause) => total + of(cause), 0);

function EndRow({ name, percent }: { name: string; percent: number | null }) {
	return (
		<tr className={styles.end}>
			<td colSpan={2}>{name}</td>
			<td className={styles.figure}>{percent === null ? 'n/a' : formatStock(percent, 2)}</td>
		</tr>
	);
}

interface CauseRowProps {
	title: string;
	about: string;
	points: number | null;
	largest: number;
}

function CauseRow({ title, about, points, largest }: CauseRowProps) {
	return (
		<tr title={about}>
			<td>{title}</td>
			<td>{points === null ? null : <EffectBar value={points} largest={largest} />}</td>
			<td className={`${styles.figure} ${toneOf(points, styles)}`}>{points === null ? 'n/a' : formatPoints(points)}</td>
		</tr>
	);
}
