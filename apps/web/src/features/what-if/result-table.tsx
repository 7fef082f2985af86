import type { WhatIfResponse } from '@tideline/api';
import type { Limits } from '@tideline/domain';
import { formatExact, inScale, scaleDecimals } from '../../format/money.ts';
import { formatChange, roundTo } from '../../format/number.ts';
import { formatPercent, formatPoints, pointsBetween } from '../../format/ratio.ts';
import { Amount } from '../../ui/amount.tsx';
import { clsx } from '../../ui/class-names.ts';
import { useViewState } from '../../view/view-state.ts';
import { type ResultRow, resultRows } from './result-rows.ts';
import styles from './what-if-page.module.css';

/** The stock, the flows that change and the room that is left, before, after and the change. */
export function ResultTable({ result, limits }: { result: WhatIfResponse; limits: Limits | null }) {
	const { above, below } = resultRows(result, limits);
	const [before, after] = [result.before.ratio.lcr, result.after.ratio.lcr];
	const points = pointsBetween(before, after);
	return (
		<table className={styles.result}>
			<caption className="visually-hidden">Before and after</caption>
			<thead>
				<tr>
					<th scope="col">
						<span className="visually-hidden">Line</span>
					</th>
					<th scope="col">Before</th>
					<th scope="col">After</th>
					<th scope="col">Change</th>
				</tr>
			</thead>
			<tbody>
				{above.map((row) => (
					<Row key={row.id} row={row} currency={result.currency} />
				))}
			</tbody>
			<tfoot>
				<tr className={clsx(styles.sum, styles.lcr)}>
					<th scope="row">LCR, %</th>
					<td>{formatPercent(before, 2)}</td>
					<td>{formatPercent(after, 2)}</td>
					<td className={points === null || points === 0 ? undefined : points < 0 ? styles.down : styles.up}>
						{points === null ? 'n/a' : formatPoints(points)}
					</td>
				</tr>
				{below.map((row) => (
					<Row key={row.id} row={row} currency={result.currency} />
				))}
			</tfoot>
		</table>
	);
}

function Row({ row: { title, reference, kind, before, after }, currency }: { row: ResultRow; currency: string }) {
	const { scale } = useViewState();
	const decimals = scaleDecimals(currency, scale);
	const shown = (amount: number): number => roundTo(inScale(amount, currency, scale), decimals);
	return (
		<tr className={styles[kind]}>
			<th scope="row" title={reference ? `${title} ${reference}` : title}>
				{title} {reference ? <span className={styles.reference}>{reference.replace(/^.*(?=[¶§])|^.*(?=Art\.)/, '')}</span> : null}
			</th>
			<td>
				<Amount minor={before} currency={currency} scale={scale} />
			</td>
			<td>
				<Amount minor={after} currency={currency} scale={scale} className={kind === 'room' && after < 0 ? styles.short : undefined} />
			</td>
			<td title={formatExact(after - before, currency)}>{formatChange(shown(after) - shown(before), decimals)}</td>
		</tr>
	);
}
