import { MINUTES_A_DAY } from '../minute.ts';

interface DayNets {
	total: number;
	readonly byMinute: Map<number, number>;
}

/** Net payments by minute since the epoch, with a total a day: a book that runs for weeks sums days, and walks the minutes of two. */
export class MinuteNets {
	readonly #days = new Map<number, DayNets>();

	/** @throws RangeError past the safe integers; nothing has changed then. */
	add(minute: number, amount: number): void {
		const day = Math.floor(minute / MINUTES_A_DAY);
		const nets = this.#days.get(day) ?? { total: 0, byMinute: new Map<number, number>() };
		const [total, net] = [safe(nets.total + amount), safe((nets.byMinute.get(minute) ?? 0) + amount)];
		this.#days.set(day, nets);
		nets.total = total;
		nets.byMinute.set(minute, net);
	}

	/** Sum of the minutes in `[from, to)`; both may be infinite. */
	sum(from: number, to: number): number {
		let sum = 0;
		for (const [day, { total, byMinute }] of this.#days) {
			const [first, end] = [day * MINUTES_A_DAY, (day + 1) * MINUTES_A_DAY];
			if (first >= to || end <= from) continue;
			if (first >= from && end <= to) sum += total;
			else for (const [minute, net] of byMinute) if (minute >= from && minute < to) sum += net;
		}
		return sum;
	}

	/** The minutes from one on, in order of time. */
	from(first: number): [minute: number, net: number][] {
		const found: [number, number][] = [];
		for (const [day, { byMinute }] of this.#days) {
			if ((day + 1) * MINUTES_A_DAY <= first) continue;
			for (const [minute, net] of byMinute) if (minute >= first) found.push([minute, net]);
		}
		return found.sort(([a], [b]) => a - b);
	}
}

function safe(amount: number): number {
	if (!Number.isSafeInteger(amount)) throw new RangeError(`a sum of payments of ${amount} minor units is past the safe integers`);
	return amount;
}
