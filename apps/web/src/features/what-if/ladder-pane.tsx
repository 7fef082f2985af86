import type { WhatIfLadder } from '@tideline/api';
import { inScale, moneyUnit } from '../../format/money.ts';
import { formatStock } from '../../format/number.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useViewState } from '../../view/view-state.ts';
import { type LadderSpan, ladderLines, ladderSpans } from './ladder-lines.ts';
import { useElementSize } from './use-element-size.ts';
import styles from './what-if-page.module.css';

/** The gap of the 30 days and the capacity that is left, before and after, and the days after in spans. */
export function LadderPane({ ladder, currency }: { ladder: WhatIfLadder; currency: string }) {
	const { scale } = useViewState();
	const { ref, width, height } = useElementSize<HTMLDivElement>();
	const spans = ladderSpans(ladder);
	const money = (id: string, head: string, of: (span: LadderSpan) => number): Column<LadderSpan> => ({
		...{ id, head, align: 'right', width: '22%' },
		cell: (span) => <Amount minor={of(span)} currency={currency} scale={scale} />,
	});
	const columns: Column<LadderSpan>[] = [
		{ id: 'days', head: `After, ${moneyUnit(currency, scale)}`, cell: ({ title }) => title },
		money('in', 'In', ({ inflows }) => inflows),
		money('out', 'Out', ({ outflows }) => -outflows),
		money('cumulative', 'Cumulative', ({ cumulative }) => cumulative),
	];
	return (
		<section className={styles.ladder} aria-labelledby="what-if-ladder">
			<header className={styles.head}>
				<h2 id="what-if-ladder">Ladder</h2>
				<span>cumulative, {currency} bn, rates of the LCR; dashed before, solid after</span>
			</header>
			<div ref={ref} className={styles.ladderChart}>
				{width > 0 ? <Lines ladder={ladder} currency={currency} width={width} height={height} /> : null}
			</div>
			<div className={styles.ladderTable}>
				<DataTable
					caption="Ladder after the scenario"
					columns={columns}
					rows={spans}
					rowKey={({ title }) => title}
					kind={({ total }) => (total ? 'group' : 'plain')}
				/>
			</div>
		</section>
	);
}

const BILLION = 1_000;

function Lines({ ladder, currency, width, height }: { ladder: WhatIfLadder; currency: string; width: number; height: number }) {
	const { lines, low, high, y, x } = ladderLines(ladder, { width, height });
	const words = (amount: number): string => formatStock(inScale(amount, currency, 'm') / BILLION, 1);
	return (
		<svg width={width} height={height} aria-hidden="true">
			{[high, 0, low].map((amount) => (
				<g key={amount}>
					<path className={styles.gridLine} d={`M${x(0)} ${y(amount)}H${x(ladder.days.length - 1)}`} />
					<text className={styles.axisText} x={x(0) - 6} y={y(amount) + 3}>
						{words(amount)}
					</text>
				</g>
			))}
			{lines.map(({ id, path, end, last }) => (
				<g key={id}>
					<path className={styles[id]} d={path} />
					{last === null ? null : (
						<text className={styles[`${id}Text`]} x={x(ladder.days.length - 1) + 4} y={end + 3}>
							{id === 'leftAfter' ? 'left' : 'gap'} {words(last)}
						</text>
					)}
				</g>
			))}
			{[1, 7, 14, 21, 30].map((day) => (
				<text key={day} className={styles.barTitle} x={x(day - 1)} y={height - 4}>
					day {day}
				</text>
			))}
		</svg>
	);
}
