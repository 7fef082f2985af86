import type { LadderResponse } from '@tideline/api';
import { parseDay, weekday } from '@tideline/domain';
import { formatShortCalendarDay } from '../../format/time.ts';

/** One column of the matrix and of the charts, which share their places; px from the left edge. */
export interface LadderColumn {
	/** As REST names it: `12`, `8-14`, `open`, `beyond`. */
	id: string;
	/** Indexes of its days; none for what has no day. */
	days: readonly number[];
	/** No currency of the ladder settles on any of its days. */
	closed: boolean;
	head: readonly [string, string];
	/** What is said on hover: the date, and who keeps a holiday. */
	title: string;
	x: number;
	width: number;
}

export interface LadderLayout {
	columns: readonly LadderColumn[];
	/** Where the days begin and end. */
	left: number;
	right: number;
	width: number;
}

const LABEL_WIDTH = 176;
/** One column behind the days, and each of several. */
const TAIL_WIDTH = 68;
const NARROW_TAIL_WIDTH = 58;
const CLOSED_WIDTH = 16;
/** Days that stand by themselves where the rest is folded into weeks. */
const FIRST_DAYS = 7;
const DAYS_A_WEEK = 7;
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

type Draft = Omit<LadderColumn, 'x' | 'width'>;

/** The columns of a ladder in a width. `folded`: days 8 to 30 as weeks. `minDay` and `minTail`: what the longest figures need. */
export function ladderLayout(
	ladder: Pick<LadderResponse, 'days' | 'bridge'>,
	{ width, folded, minDay, minTail = minDay }: { width: number; folded: boolean; minDay: number; minTail?: number },
): LadderLayout {
	const dayColumns = folded
		? [...ladder.days.slice(0, FIRST_DAYS).map(dayColumn), ...weekColumns(ladder.days)]
		: ladder.days.map(dayColumn);
	const tail = tailColumns(ladder);
	const closed = dayColumns.filter((column) => column.closed).length;
	const open = Math.max(1, dayColumns.length - closed);
	const tailWidth = Math.max(tail.length > 1 ? NARROW_TAIL_WIDTH : TAIL_WIDTH, minTail);
	const room = width - LABEL_WIDTH - tail.length * tailWidth - closed * CLOSED_WIDTH;
	const dayWidth = Math.max(minDay, round(room / open));
	let x = LABEL_WIDTH;
	const place = (column: Draft, own: number): LadderColumn => {
		const placed = { ...column, x, width: own };
		x = round(x + own);
		return placed;
	};
	const columns = dayColumns.map((column) => place(column, column.closed ? CLOSED_WIDTH : dayWidth));
	const right = x;
	const all = [...columns, ...tail.map((column) => place(column, tailWidth))];
	return { columns: all, left: LABEL_WIDTH, right, width: x };
}

/** To a hundredth of a pixel: sums of widths stay what they are written as. */
const round = (px: number): number => Math.round(px * 100) / 100;

/** The column under a place; null over the labels and beside the table. */
export function columnAt({ columns }: LadderLayout, x: number): LadderColumn | null {
	return columns.find((column) => x >= column.x && x < column.x + column.width) ?? null;
}

/** The column that a day, from 1, stands in. */
export function columnOfDay({ columns }: LadderLayout, day: number): LadderColumn | null {
	return columns.find(({ id, days }) => isDated(id) && days.includes(day - 1)) ?? null;
}

const HORIZON_ID = /^1-\d+$/;
/** Whether a column stands on the time axis: the sum of all days does not. */
const isDated = (id: string): boolean => /^\d/.test(id) && !HORIZON_ID.test(id);

type Day = LadderResponse['days'][number];

function dayColumn({ day, date, closed, holidays }: Day): Draft {
	const parsed = parseDay(date);
	const name = WEEKDAYS[weekday(parsed) - 1] ?? '';
	return { id: String(day), days: [day - 1], closed, head: [name, formatShortCalendarDay(parsed)], title: titleOf(day, parsed, holidays) };
}

function titleOf(day: number, date: number, holidays: Day['holidays']): string {
	const kept = holidays.map(({ currency, name }) => `${currency} ${name}`).join(', ');
	return `${formatShortCalendarDay(date)}, day ${day}${kept ? `; holidays: ${kept}` : ''}`;
}

function weekColumns(days: readonly Day[]): Draft[] {
	const weeks: Draft[] = [];
	for (let first = FIRST_DAYS; first < days.length; first += DAYS_A_WEEK) {
		const week = days.slice(first, first + DAYS_A_WEEK);
		const [from, to] = [week[0], week.at(-1)];
		if (from === undefined || to === undefined) break;
		const [begin, end] = [formatShortCalendarDay(parseDay(from.date)), formatShortCalendarDay(parseDay(to.date))];
		const kept = week.flatMap(({ date, holidays }) =>
			holidays.map(({ currency, name }) => `${formatShortCalendarDay(parseDay(date))} ${currency} ${name}`),
		);
		weeks.push({
			id: `${from.day}-${to.day}`,
			days: week.map(({ day }) => day - 1),
			closed: week.every(({ closed }) => closed),
			head: [begin, `to ${end}`],
			title: `${begin} to ${end}, days ${from.day} to ${to.day}${kept.length > 0 ? `; holidays: ${kept.join(', ')}` : ''}`,
		});
	}
	return weeks;
}

function tailColumns({ days, bridge }: Pick<LadderResponse, 'days' | 'bridge'>): Draft[] {
	const count = days.length;
	const all: Draft = {
		id: `1-${count}`,
		days: days.map((_, index) => index),
		closed: false,
		head: ['', `${count} days`],
		title: `The sum of ${count} days; of the last two rows the last day`,
	};
	if (bridge !== null) return [all];
	return [
		all,
		{ id: 'beyond', days: [], closed: false, head: ['', 'Later'], title: `Due behind day ${count}` },
		{ id: 'open', days: [], closed: false, head: ['', 'No date'], title: 'On demand or open: by contract it has no day' },
	];
}
