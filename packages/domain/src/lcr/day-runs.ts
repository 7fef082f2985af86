import { type Minor, minor } from '../money.ts';
import type { DayRun } from '../schema/lcr.ts';
import type { DaySum } from './maturity-mismatch.ts';

/** Flows by day as a record carries them: one run of days for each line and currency, in order of their names. */
export function dayRuns(sums: readonly DaySum[]): DayRun[] {
	const runs = new Map<string, DayRun>();
	for (const { side, line, currency, amount, day } of sums) {
		if (day === undefined) continue;
		const name = `${side}|${line}|${currency}`;
		const run = runs.get(name) ?? { side, line, currency, days: [] };
		while (run.days.length < day) run.days.push(NOTHING);
		run.days[day - 1] = minor((run.days[day - 1] ?? 0) + amount);
		runs.set(name, run);
	}
	return [...runs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, run]) => run);
}

/** The flows by day of a record. */
export function daySums(runs: readonly DayRun[]): DaySum[] {
	return runs.flatMap(({ side, line, currency, days }) =>
		days.flatMap((amount, index) => (amount === 0 ? [] : [{ side, line, currency, amount, day: index + 1 }])),
	);
}

const NOTHING: Minor = minor(0);
