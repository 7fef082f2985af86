import type { AttributionResponse } from '@tideline/api';
import { formatStock } from '../../format/number.ts';
import { formatPoints } from '../../format/ratio.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import styles from './attribution-panel.module.css';
import { proofOf } from './proof-of.ts';
import type { CauseRow } from './rows.ts';
import { toneOf } from './tone-of.ts';
import { waterfallScale } from './waterfall-scale.ts';

/** Height of a row of the table, px; a bar stands in its middle. */
const ROW = 23;
const BAR = 11;
const HEAD = 24;
const WIDTH = 380;
/** Room of the figures beside the bars, px. */
const SIDE = 52;

interface WaterfallPaneProps {
	data: AttributionResponse | null;
	rows: readonly CauseRow[];
	timeZone: string;
	state: PaneState;
}

/** From the ratio at the one end to that at the other, a bar on each row of the table; its axis does not begin at nothing. */
export function WaterfallPane({ data, rows, timeZone, state }: WaterfallPaneProps) {
	const [start, end] = [data?.start.percent ?? null, data?.end.percent ?? null];
	return (
		<Pane title="Waterfall" unit={data ? proofOf(data) : 'LCR, %'} state={state} timeZone={timeZone} className={styles.fall}>
			{start === null || end === null ? (
				<p className={styles.exact}>{data ? 'Without net outflows at either end there is no ratio to compare.' : null}</p>
			) : (
				<Waterfall start={start} end={end} rows={rows} />
			)}
		</Pane>
	);
}

function Waterfall({ start, end, rows }: { start: number; end: number; rows: readonly CauseRow[] }) {
	const { levels, place } = waterfallScale([start, end, ...rows.flatMap(({ bar }) => (bar ? [bar.from, bar.to] : []))], {
		from: SIDE,
		to: WIDTH - SIDE,
	});
	const height = HEAD + (rows.length + 2) * ROW;
	const top = (row: number) => HEAD + row * ROW + (ROW - BAR) / 2;
	return (
		<svg
			className={styles.waterfall}
			width={WIDTH}
			height={height}
			role="img"
			aria-label={`From ${formatStock(start, 2)} % to ${formatStock(end, 2)} %`}
		>
			{levels.map((level) => (
				<g key={level}>
					<path className={styles.grid} d={`M${place(level)} ${HEAD}V${height}`} />
					<text className={styles.level} x={place(level)} y={15} textAnchor="middle">
						{level.toFixed(1)}
					</text>
				</g>
			))}
			<Tick x={place(start)} y={top(0)} text={formatStock(start, 2)} />
			{rows.map(({ id, bar, points }, index) =>
				bar === null ? null : (
					<g key={id}>
						<path className={styles.joint} d={`M${place(bar.from)} ${top(index) + BAR}V${top(index + 1)}`} />
						<rect
							className={bar.to < bar.from ? styles.barDown : styles.barUp}
							x={Math.min(place(bar.from), place(bar.to))}
							y={top(index + 1)}
							width={Math.max(1, Math.abs(place(bar.to) - place(bar.from)))}
							height={BAR}
						/>
						<text
							className={styles.value}
							x={(points ?? 0) < 0 ? Math.min(place(bar.from), place(bar.to)) - 4 : Math.max(place(bar.from), place(bar.to)) + 4}
							y={top(index + 1) + BAR - 2}
							textAnchor={(points ?? 0) < 0 ? 'end' : 'start'}
							data-tone={toneOf(points, { up: 'up', down: 'down', flat: 'flat' })}
						>
							{formatPoints(points ?? 0)}
						</text>
					</g>
				),
			)}
			<path className={styles.joint} d={`M${place(end)} ${top(rows.length) + BAR}V${top(rows.length + 1)}`} />
			<Tick x={place(end)} y={top(rows.length + 1)} text={formatStock(end, 2)} />
		</svg>
	);
}

function Tick({ x, y, text }: { x: number; y: number; text: string }) {
	return (
		<g>
			<rect className={styles.tick} x={x - 1} y={y} width={2} height={BAR} />
			<text className={styles.total} x={x + 6} y={y + BAR - 2}>
				{text}
			</text>
		</g>
	);
}
