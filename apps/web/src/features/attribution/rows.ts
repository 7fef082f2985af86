import type { AttributedCause, AttributionResponse } from '@tideline/api';
import { causeWords } from '../../format/cause-words.ts';

/** A line of the table, and the bar of the waterfall on it. */
export interface CauseRow {
	id: string;
	title: string;
	events: number;
	hqlaChange: number;
	netCashOutflowsChange: number;
	/** Percentage points with two decimals; null without a ratio. */
	points: number | null;
	/** The cause of the row; null for the rest. */
	cause: AttributedCause | null;
	/** Per cent, where the bar begins and ends; null without a ratio. */
	bar: { from: number; to: number } | null;
}

type Sums = Pick<CauseRow, 'events' | 'hqlaChange' | 'netCashOutflowsChange' | 'points'>;

/** The largest causes one by one, the others in one row that stands last; the points of the rows add up to the move. */
export function causeRows({ causes, start }: Pick<AttributionResponse, 'causes' | 'start'>, atMost: number): CauseRow[] {
	const moving = causes.filter((cause) => cause.ratioChange !== 0 || cause.hqlaChange !== 0 || cause.netCashOutflowsChange !== 0);
	const shown = new Set(moving.slice(0, moving.length > atMost ? atMost - 1 : atMost));
	const rest = causes.filter((cause) => !shown.has(cause));
	const rows: Omit<CauseRow, 'bar'>[] = [...shown].map((cause) => ({ id: cause.key, title: causeWords(cause), ...sumsOf([cause]), cause }));
	if (rest.length > 0) rows.push({ id: 'other', title: 'Other', ...sumsOf(rest), cause: null });
	let at = start.percent;
	return rows.map((row) => {
		if (at === null || row.points === null) return { ...row, bar: null };
		const from = at;
		at = twoDecimals(at + row.points);
		return { ...row, bar: { from, to: at } };
	});
}

function sumsOf(causes: readonly AttributedCause[]): Sums {
	const sum = (of: (cause: AttributedCause) => number) => causes.reduce((total, cause) => total + of(cause), 0);
	const isKnown = causes.every(({ points }) => points !== null);
	return {
		events: sum(({ events }) => events),
		hqlaChange: sum(({ hqlaChange }) => hqlaChange),
		netCashOutflowsChange: sum(({ netCashOutflowsChange }) => netCashOutflowsChange),
		points: isKnown ? twoDecimals(sum(({ points }) => points ?? 0)) : null,
	};
}

const twoDecimals = (value: number) => Math.round(value * 100) / 100;
