import { type Minor, minor } from '../money.ts';
import type { LadderTable } from './ladder-table.ts';

/** A figure and the day that it stands on, from 1. */
interface OnDay {
	readonly day: number;
	readonly amount: Minor;
}

/** What the flows of a ladder do to the bank's liquidity, by day from 1; minor units of the ladder's currency. */
export interface LadderGap {
	/** Inflows less outflows. */
	readonly net: readonly Minor[];
	/** The net of every day so far; below zero: more has gone than come. */
	readonly cumulative: readonly Minor[];
	/** Counterbalancing capacity. */
	readonly capacity: readonly Minor[];
	/** Capacity and cumulative gap. */
	readonly left: readonly Minor[];
	/** The first day of the largest cumulative gap; null when more has come than gone on every day. */
	readonly peak: OnDay | null;
	/** The first day on which least capacity is left. */
	readonly leastLeft: OnDay | null;
	/** The first day on which the capacity no longer covers the gap; null: it covers every day. */
	readonly short: number | null;
	/** The days, from the first, whose gap is covered. */
	readonly lasts: number;
}

/** Follows the gap through the days; money without a date and what is due later are not in it. `capacity`: by day, from 1. */
export function ladderGap({ outflows, inflows }: LadderTable, capacity: readonly Minor[]): LadderGap {
	const net = outflows.days.map((out, index) => minor((inflows.days[index] ?? 0) - out));
	let running = 0;
	const cumulative = net.map((amount) => {
		running += amount;
		return minor(running);
	});
	const left = cumulative.map((gap, index) => minor((capacity[index] ?? 0) + gap));
	const lowest = least(cumulative);
	const short = left.findIndex((amount) => amount < 0);
	return {
		net,
		cumulative,
		capacity: net.map((_, index) => capacity[index] ?? minor(0)),
		left,
		peak: lowest !== null && lowest.amount < 0 ? lowest : null,
		leastLeft: least(left),
		short: short < 0 ? null : short + 1,
		lasts: short < 0 ? left.length : short,
	};
}

function least(amounts: readonly Minor[]): OnDay | null {
	let lowest: OnDay | null = null;
	for (const [index, amount] of amounts.entries()) if (lowest === null || amount < lowest.amount) lowest = { day: index + 1, amount };
	return lowest;
}
