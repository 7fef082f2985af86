import type { Day } from '../day.ts';
import { type Minor, minor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { type FlowContribution, mismatchDay } from './due.ts';
import type { DaySum } from './maturity-mismatch.ts';

/** The horizon that a flow falls into, or not. */
export interface DayHorizon {
	readonly calculationDate: Day;
	readonly rulebook: Pick<RulebookTables, 'horizonDays'>;
}

/** Flows by the day of the maturity mismatch that contributions are added to and taken from. */
export class DayBook {
	readonly #horizon: DayHorizon;
	readonly #sums = new Map<string, DaySum & { readonly day: number }>();

	constructor(sums: readonly DaySum[], horizon: DayHorizon) {
		this.#horizon = horizon;
		for (const sum of sums) if (sum.day !== undefined) this.#add({ ...sum, day: sum.day });
	}

	/** What has no day is outside the mismatch, and so is what falls due after the horizon. */
	move({ side, line, currency, amount, due }: FlowContribution, sign: 1 | -1): void {
		if (due === undefined) return;
		const { calculationDate, rulebook } = this.#horizon;
		const day = mismatchDay(due, calculationDate);
		if (day <= rulebook.horizonDays) this.#add({ side, line, currency, amount: (sign * amount) as Minor, day });
	}

	sums(): DaySum[] {
		return [...this.#sums.values()].filter(({ amount }) => amount !== 0);
	}

	#add(sum: DaySum & { readonly day: number }): void {
		const key = `${sum.side}|${sum.line}|${sum.currency}|${sum.day}`;
		const known = this.#sums.get(key);
		this.#sums.set(key, known === undefined ? sum : { ...known, amount: minor(known.amount + sum.amount) });
	}
}
