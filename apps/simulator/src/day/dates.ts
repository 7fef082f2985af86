import { addBusinessDays, type Day, followingBusinessDay, settlementCalendar } from '@tideline/domain';

/** `n` business days after a date, of those on which all of the currencies settle. */
export function businessDaysAfter(date: Day, n: number, currencies: readonly string[]): Day {
	return addBusinessDays(date, n, settlementCalendar(currencies));
}

/** The business day before a date. */
export function businessDayBefore(date: Day, currency: string): Day {
	return addBusinessDays(date, -1, settlementCalendar([currency]));
}

/** The date, or the next on which all of the currencies settle. */
export function settlementDay(date: Day, currencies: readonly string[]): Day {
	return followingBusinessDay(date, settlementCalendar(currencies));
}
