import { formatMoneyChange } from '../../format/money.ts';
import { formatPercent, formatPoints } from '../../format/ratio.ts';
import { formatMinute } from '../../format/time.ts';
import { useViewState } from '../../view/view-state.ts';
import type { Move } from './causes.ts';
import styles from './changes-pane.module.css';
import { EffectBar } from './effect-bar.tsx';
import { toneOf } from './tone-of.ts';

/** From the ratio of before to the ratio of now, part by part. */
export function MoveTable({ move, currency, timeZone }: { move: Move; currency: string; timeZone: string }) {
	const { scale } = useViewState();
	const largest = Math.max(...move.causes.map(({ points }) => Math.abs(points)), 0.01);
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
				<tr className={styles.end}>
					<td colSpan={2}>LCR at {formatMinute(move.from.at, timeZone)}</td>
					<td className={styles.figure}>{formatPercent(move.from.lcr, 2)}</td>
				</tr>
				{move.causes.map(({ id, title, change, points }) => (
					<tr key={id} title={`${title} ${formatMoneyChange(change, currency, scale)} ${currency}${scale === '1' ? '' : ` ${scale}`}`}>
						<td>{title}</td>
						<td>
							<EffectBar value={points} largest={largest} />
						</td>
						<td className={`${styles.figure} ${toneOf(points, styles)}`}>{formatPoints(points)}</td>
					</tr>
				))}
				<tr className={styles.end}>
					<td colSpan={2}>LCR now</td>
					<td className={styles.figure}>{formatPercent(move.to.lcr, 2)}</td>
				</tr>
			</tbody>
		</table>
	);
}
