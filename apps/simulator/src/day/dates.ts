import { type Day, weekday } from '@tideline/domain';

/** `n` weekdays after a date; the simulated bank keeps no holidays. */
export function weekdaysAfter(date: Day, n: number): Day {
	return step(date, n, 1);
}

export function weekdayBefore(date: Day): Day {
	return step(date, 1, -1);
}

function step(date: Day, n: number, by: 1 | -1): Day {
	let result: number = date;
	for (let left = n; left > 0; ) {
		result += by;
		if (weekday(result as Day) <= 5) left--;
	}
	return result as Day;
}
