import type { LadderResponse } from '@tideline/api';
import { currency as currencyOf, parseDay } from '@tideline/domain';
import type { LadderChartColumn, LadderModel } from '../../chart/ladder-option.ts';
import { formatShortCalendarDay } from '../../format/time.ts';
import { columnAt, columnOfDay, type LadderColumn, type LadderLayout } from './ladder-columns.ts';

/** The unit of the charts: thousands, millions or thousands of millions, whichever keeps the axis short. */
export interface ChartUnit {
	word: string;
	/** Minor units in one. */
	minor: number;
}

const UNITS = [
	{ word: 'bn', power: 9 },
	{ word: 'm', power: 6 },
	{ word: 'k', power: 3 },
	{ word: '', power: 0 },
] as const;

/** The unit for the largest figure of a ladder, so that the axis has no more than three digits before its point. */
export function chartUnit({ capacity, cumulative, left, currency }: LadderResponse): ChartUnit {
	const { exponent } = currencyOf(currency);
	const largest = Math.max(0, ...[...capacity, ...cumulative, ...left].map(Math.abs)) / 10 ** exponent;
	const unit = UNITS.find(({ power }) => largest >= 2 * 10 ** power) ?? UNITS[3];
	return { word: unit.word, minor: 10 ** (unit.power + exponent) };
}

export interface ChartModelInput {
	ladder: LadderResponse;
	layout: LadderLayout;
	quiet: boolean;
	/** Minor units in the scale of the page. */
	money(minor: number): string;
}

/** The ladder as the charts draw it, on the columns of the matrix. */
export function chartModel({ ladder, layout, quiet, money }: ChartModelInput): LadderModel {
	const { minor } = chartUnit(ladder);
	const dated = layout.columns.filter(({ x }) => x < layout.right);
	const { peak, leastLeft, days, short } = ladder;
	const centre = (day: number): number => {
		const column = columnOfDay(layout, day);
		return column === null ? layout.left : column.x + column.width / 2;
	};
	const date = (day: number): string => formatShortCalendarDay(parseDay(days[day - 1]?.date ?? ladder.calculationDate));
	return {
		columns: dated.map((column) => chartColumn(ladder, column, minor)),
		...{ left: layout.left, right: layout.right, quiet },
		capacityText: `Counterbalancing capacity ${money(ladder.capacity[0] ?? 0)}`,
		peak: peak && { x: centre(peak.day), value: peak.amount / minor, text: `peak ${money(peak.amount)} on ${date(peak.day)}` },
		least: leastLeft && {
			x: centre(leastLeft.day),
			value: leastLeft.amount / minor,
			text: `least left ${money(leastLeft.amount)}`,
			short: short !== null,
		},
		tooltip: (x) => tooltip(columnAt(layout, x), ladder, money),
	};
}

function chartColumn(ladder: LadderResponse, { x, width, closed, days }: LadderColumn, minor: number): LadderChartColumn {
	const sum = (amounts: readonly number[]): number => days.reduce((total, day) => total + (amounts[day] ?? 0), 0) / minor;
	const last = (amounts: readonly number[]): number => (amounts[days.at(-1) ?? 0] ?? 0) / minor;
	return {
		...{ x, width, closed, outflows: sum(ladder.outflows.days), inflows: sum(ladder.inflows.days) },
		...{ cumulative: last(ladder.cumulative), capacity: last(ladder.capacity), left: last(ladder.left) },
	};
}

/** The figures of a column; nothing of it is markup of others. */
function tooltip(column: LadderColumn | null, ladder: LadderResponse, money: (minor: number) => string): string {
	if (column === null) return '';
	const sum = (amounts: readonly number[]): number => column.days.reduce((total, day) => total + (amounts[day] ?? 0), 0);
	const last = (amounts: readonly number[]): number => amounts[column.days.at(-1) ?? 0] ?? 0;
	const row = (name: string, minor: number) => `${name} <b>${money(minor)}</b>`;
	return [
		column.title,
		row('Outflows', -sum(ladder.outflows.days)),
		row('Inflows', sum(ladder.inflows.days)),
		row('Cumulative gap', last(ladder.cumulative)),
		row('Capacity left', last(ladder.left)),
	].join('<br>');
}

/** The longest figure of a matrix in px, by the widths of its digits and signs. */
export function figureWidth(texts: Iterable<string>): number {
	let widest = 0;
	for (const text of texts) {
		const digits = text.replace(/\D/g, '').length;
		widest = Math.max(widest, digits * DIGIT_PX + (text.length - digits) * SIGN_PX);
	}
	return Math.ceil(widest + PADDING_PX);
}

const DIGIT_PX = 6.3;
const SIGN_PX = 3.2;
const PADDING_PX = 5;

/** What stands on the axis of money in words: `USD bn`. */
export const unitWords = (currency: string, { word }: ChartUnit): string => (word === '' ? currency : `${currency} ${word}`);

/** A figure of the matrix: none as a dash. */
export const matrixText = (minor: number, money: (minor: number) => string): string => (minor === 0 ? '–' : money(minor));
