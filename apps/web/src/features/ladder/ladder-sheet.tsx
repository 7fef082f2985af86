import type { LadderResponse } from '@tideline/api';
import { type PointerEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { formatExact, type Scale } from '../../format/money.ts';
import { useFoldedDays } from '../../ui/use-wide.ts';
import { explainLink } from '../../view/explain-link.ts';
import { useViewState } from '../../view/view-state.ts';
import { chartModel, chartUnit, figureWidth, matrixText, unitWords } from './chart-model.ts';
import { ladderMoney } from './key-figures-row.tsx';
import { LadderCharts } from './ladder-charts.tsx';
import { columnAt, columnOfDay, type LadderColumn, type LadderLayout, ladderLayout } from './ladder-columns.ts';
import { type LadderCell, parseOpenSides, type Side, withOpenSides } from './ladder-filter.ts';
import { LadderMatrix } from './ladder-matrix.tsx';
import styles from './ladder-page.module.css';
import { type LadderRow, ladderRows } from './ladder-rows.ts';
import { useBox } from './use-box.ts';

const HEAD = 33;
const ROW = 21;
/** Rows that the matrix shows before it scrolls. */
const MOST_ROWS = 22;
const LEAST_CHART = 176;
/** What the columns behind the days have on top of the others. */
const TAIL_PADDING = 8;
const LOADING_BARS = ['outflows', 'inflows', 'net', 'cumulative', 'left'];

export interface LadderSheetProps {
	/** Null while it is read. */
	ladder: LadderResponse | null;
	quiet: boolean;
	scale: Scale;
	cell: LadderCell | null;
	/** Whose ladder it is. */
	name: string;
	onCell(cell: LadderCell): void;
}

/** The charts over the matrix, on one scale of days. The column under the pointer, or with the focus, is marked in all of them. */
export function LadderSheet({ ladder, quiet, scale, cell, name, onCell }: LadderSheetProps) {
	const [params, setParams] = useSearchParams();
	const navigate = useNavigate();
	const { search: shared } = useViewState();
	const body = useRef<HTMLDivElement>(null);
	const box = useBox(body);
	const folded = useFoldedDays();
	const openText = params.get('open');
	// biome-ignore lint/correctness/useExhaustiveDependencies: only this parameter names what is open
	const open = useMemo(() => parseOpenSides(params), [openText]);
	const [focused, setFocused] = useState<string | null>(null);
	const [hovered, setHovered] = useState<string | null>(null);
	const currency = ladder?.currency ?? 'USD';
	const money = useCallback((minor: number) => ladderMoney(minor, currency, scale), [currency, scale]);
	const exact = useCallback((minor: number) => formatExact(minor, currency), [currency]);
	const rows = useMemo(() => ladder && ladderRows(ladder, open), [ladder, open]);
	const layout = useMemo(
		() => ladder && rows && box && layoutOf(ladder, [...rows.flows, ...rows.results], box.width, folded, money),
		[ladder, rows, box, folded, money],
	);
	const model = useMemo(() => ladder && layout && chartModel({ ladder, layout, quiet, money }), [ladder, layout, quiet, money]);
	const toggle = useCallback(
		(side: Side, wanted: boolean) =>
			setParams(
				(current) => {
					const sides = new Set(parseOpenSides(current));
					if (wanted) sides.add(side);
					else sides.delete(side);
					return withOpenSides(current, sides);
				},
				{ replace: true },
			),
		[setParams],
	);
	const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
		const column = layout && columnAt(layout, event.clientX - event.currentTarget.getBoundingClientRect().left);
		setHovered(column?.id ?? null);
	};
	const explain = useCallback(() => void navigate(explainLink(shared, {})), [navigate, shared]);
	if (!ladder || !rows || !layout || !model || !box) {
		return (
			<div ref={body} className={styles.body}>
				<div className={styles.loading}>
					{LOADING_BARS.map((bar) => (
						<i key={bar} className={styles.bar} />
					))}
				</div>
			</div>
		);
	}
	const shown = rows.flows.length + rows.results.length;
	const chartHeight = Math.max(LEAST_CHART, box.height - HEAD - ROW * Math.min(shown, MOST_ROWS));
	const marked = layout.columns.find(({ id }) => id === (hovered ?? focused)) ?? null;
	const peak = ladder.peak === null ? null : (columnOfDay(layout, ladder.peak.day)?.id ?? null);
	const sheetStyle = { width: layout.width, '--chart-height': `${chartHeight}px` } as React.CSSProperties;
	return (
		<div ref={body} className={styles.body}>
			{/* What the pointer marks is said by the cells themselves. */}
			<div className={styles.sheet} style={sheetStyle} onPointerMove={onPointerMove} onPointerLeave={() => setHovered(null)}>
				<LadderCharts
					model={model}
					unit={unitWords(currency, chartUnit(ladder))}
					height={chartHeight}
					label={`Cumulative gap and capacity left of ${name} by day, with the outflows and inflows of each`}
				/>
				<LadderMatrix
					layout={layout}
					flows={rows.flows}
					results={rows.results}
					peak={peak}
					cell={cell}
					money={money}
					exact={exact}
					onCell={onCell}
					onRule={explain}
					onSide={toggle}
					onColumn={setFocused}
				/>
				{marked === null || marked.closed ? null : <div className={styles.band} style={{ left: marked.x, width: marked.width }} />}
			</div>
		</div>
	);
}

function layoutOf(
	ladder: LadderResponse,
	rows: readonly LadderRow[],
	width: number,
	folded: boolean,
	money: (minor: number) => string,
): LadderLayout {
	const free = ladderLayout(ladder, { width, folded, minDay: 0 });
	const widest = (columns: readonly LadderColumn[]) =>
		figureWidth(rows.flatMap((row) => columns.map((column) => matrixText(row.amount(column) ?? 0, money))));
	const [days, tail] = [free.columns.filter(({ x }) => x < free.right), free.columns.filter(({ x }) => x >= free.right)];
	return ladderLayout(ladder, { width, folded, minDay: widest(days), minTail: widest(tail) + TAIL_PADDING });
}
