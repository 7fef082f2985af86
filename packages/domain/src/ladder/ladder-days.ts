import { type BusinessCalendar, isBusinessDay } from '../business-day.ts';
import { holidayName, settlementCalendar } from '../calendar/settlement-calendar.ts';
import { addDays, type Day } from '../day.ts';

/** One column of a ladder. */
export interface LadderDay {
	/** Calendar days after the calculation date, from 1. */
	readonly day: number;
	readonly date: Day;
	/** None of the ladder's currencies settles: nothing stands here. */
	readonly closed: boolean;
	/** The currencies that keep a holiday, a weekend not counted as one. */
	readonly holidays: readonly { readonly currency: string; readonly name: string }[];
}

/** The days of a ladder of some currencies. */
export function ladderDays(calculationDate: Day, horizonDays: number, currencies: readonly string[]): LadderDay[] {
	const calendars = currencies.map((currency) => settlementCalendar([currency]));
	return Array.from({ length: horizonDays }, (_, index) => {
		const date = addDays(calculationDate, index + 1);
		const holidays = currencies.flatMap((currency) => {
			const name = holidayName(date, currency);
			return name === null ? [] : [{ currency, name }];
		});
		return { day: index + 1, date, closed: calendars.every((calendar) => !isBusinessDay(date, calendar)), holidays };
	});
}

/** Places dates in the columns of a ladder, each currency by its own calendar. */
export class LadderCalendar {
	readonly #first: Day;
	readonly #last: Day;
	readonly #open = new Map<string, readonly number[]>();

	constructor(calculationDate: Day, horizonDays: number) {
		this.#first = addDays(calculationDate, 1);
		this.#last = addDays(calculationDate, horizonDays);
	}

	/**
	 * Index of the column on which a payment falls: its day or the next on which its currency settles; the one before where that would
	 * leave the horizon, because day 30 is inside (¶48). What is due already falls on the first. Null behind the horizon.
	 */
	column(due: Day, currency: string): number | null {
		if (due > this.#last) return null;
		const index = Math.max(due, this.#first) - this.#first;
		const open = this.businessDays(currency);
		return open.find((column) => column >= index) ?? (open.at(-1) as number);
	}

	/** Indexes of the columns on which a currency settles; never none. */
	businessDays(currency: string): readonly number[] {
		const known = this.#open.get(currency);
		if (known !== undefined) return known;
		const open = this.#settling(settlementCalendar([currency]));
		this.#open.set(currency, open);
		return open;
	}

	#settling(calendar: BusinessCalendar): readonly number[] {
		const columns = Array.from({ length: this.#last - this.#first + 1 }, (_, index) => index);
		const open = columns.filter((index) => isBusinessDay(addDays(this.#first, index), calendar));
		// A horizon of closed days only still has to hold what is due in it.
		return open.length > 0 ? open : columns.slice(-1);
	}
}
