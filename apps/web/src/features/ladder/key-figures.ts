import type { LadderResponse } from '@tideline/api';
import { parseDay } from '@tideline/domain';
import { formatStock } from '../../format/number.ts';
import { formatShortCalendarDay } from '../../format/time.ts';
import type { ExplainPath } from '../../view/explain-link.ts';

/** One of the seven figures above the charts. */
export interface KeyFigure {
	name: string;
	value: string;
	/** Beside the value, in secondary. */
	unit: string;
	note: string;
	/** Goes on from the note, where there is room. */
	more: string;
	/** The value in minor units, where it is money. */
	minor: number | null;
	bad: boolean;
	/** The part of the ratio that Explain has it in; null for what is of days, or by contract. */
	explains: ExplainPath['part'] | null;
}

/** The ladder in seven figures. `money` writes minor units in the scale of the page. */
export function keyFigures(ladder: LadderResponse, money: (minor: number) => string): KeyFigure[] {
	const { outflows, inflows, bridge, peak, leastLeft, capacity, cumulative, days, short, lasts } = ladder;
	const count = days.length;
	const date = (day: number): string => formatShortCalendarDay(parseDay(days[day - 1]?.date ?? ladder.calculationDate));
	const figure = (name: string, minor: number, [note, more = '']: Note, bad = false): KeyFigure => ({
		...{ name, value: money(minor), unit: '', note, more, minor, bad, explains: null },
	});
	const explained = (part: ExplainPath['part'], of: KeyFigure): KeyFigure => ({ ...of, explains: bridge === null ? null : part });
	const dated = ({ days: amounts }: LadderResponse['outflows']): number => amounts.reduce((sum, amount) => sum + amount, 0);
	const largest = outflows.days.indexOf(Math.max(...outflows.days));
	const end = cumulative.at(-1) ?? 0;
	const [first = 0] = capacity;
	return [
		explained(
			'net',
			figure(
				`Outflows, ${count} days`,
				dated(outflows),
				dated(outflows) === 0 ? ['none'] : [`largest day ${date(largest + 1)}`, `, ${money(outflows.days[largest] ?? 0)}`],
			),
		),
		explained('net', figure(`Inflows, ${count} days`, dated(inflows), inflowNote(ladder, money))),
		explained('net', figure(`Net, day ${count}`, end, netNote(ladder, money))),
		{
			...{ name: 'Peak day', minor: null, bad: false, explains: null, more: peak === null ? '' : `, day ${count} ${money(end)}` },
			value: peak === null ? 'none' : date(peak.day),
			unit: peak === null ? '' : `day ${peak.day}`,
			note: peak === null ? 'more comes than goes on every day' : `cumulative ${money(peak.amount)}`,
		},
		explained(
			'hqla',
			figure(
				'Counterbalancing capacity',
				first,
				bridge === null ? ['HQLA after haircut', `; day ${count} ${money(capacity.at(-1) ?? 0)}`] : ['HQLA after haircut and caps'],
			),
		),
		leastLeft === null
			? figure('Least capacity left', first, [''])
			: figure('Least capacity left', leastLeft.amount, leastNote(ladder, date), leastLeft.amount < 0),
		{
			...{ name: 'Lasts', minor: null, bad: short !== null, explains: null, more: short === null ? '' : `, day ${short}` },
			value: short === null ? `> ${count}` : String(lasts),
			unit: 'days',
			note: short === null ? 'capacity covers every day' : `below zero on ${date(short)}`,
		},
	];
}

type Note = readonly [string, string?];

function inflowNote({ bridge, inflows }: LadderResponse, money: (minor: number) => string): Note {
	if (bridge === null) return [`later ${money(inflows.beyond)}`, `, no date ${money(inflows.open)}`];
	const cut = bridge.steps.find(({ kind }) => kind === 'INFLOW_CAP');
	return [`cap ${money(bridge.inflowLimit)}${cut === undefined ? ' not reached' : `, ${money(cut.amount)} cut`}`];
}

function netNote({ bridge, outflows }: LadderResponse, money: (minor: number) => string): Note {
	if (bridge === null) return [`later ${money(-outflows.beyond)}`, `, no date ${money(-outflows.open)}`];
	return [bridge.steps.length === 0 ? "the LCR's net cash outflows" : `net outflows of the LCR ${money(bridge.netCashOutflows)}`];
}

function leastNote({ leastLeft, peak, capacity }: LadderResponse, date: (day: number) => string): Note {
	if (leastLeft === null) return [''];
	const of = capacity[leastLeft.day - 1] ?? 0;
	const when = leastLeft.day === peak?.day ? 'on the peak day' : `on ${date(leastLeft.day)}`;
	return of > 0 ? [`${formatStock((leastLeft.amount / of) * 100, 1)} % of capacity`, `, ${when}`] : [when];
}
