import { type BusinessCalendar, WEEKENDS_ONLY } from '../business-day.ts';
import type { Day } from '../day.ts';
import { FEDWIRE } from './fedwire.ts';
import { type HolidayRule, type Holidays, holidaysOf } from './holiday-rule.ts';
import { LONDON } from './london.ts';
import { SINGAPORE } from './singapore.ts';
import { TARGET2 } from './target2.ts';
import { TOKYO } from './tokyo.ts';
import { ZURICH } from './zurich.ts';

/** Where each currency settles. A currency that is not here settles on every weekday. */
const RULES: ReadonlyMap<string, HolidayRule> = new Map([
	['EUR', TARGET2],
	['USD', FEDWIRE],
	['GBP', LONDON],
	['SGD', SINGAPORE],
	['JPY', TOKYO],
	['CHF', ZURICH],
]);
/** Sets of currencies in use: the pairs of a few. */
const CALENDARS_CACHED = 256;
const calendars = new Map<string, BusinessCalendar>();

/** The calendar on which all of the currencies settle: a deal of two needs both systems open. */
export function settlementCalendar(currencies: readonly string[]): BusinessCalendar {
	const name = currencies.join();
	const known = calendars.get(name);
	if (known !== undefined) return known;
	const rules = [...new Set(currencies)].flatMap((currency) => RULES.get(currency) ?? []);
	const calendar = { weekend: WEEKENDS_ONLY.weekend, holidays: holidaysOf(rules) };
	if (calendars.size >= CALENDARS_CACHED) calendars.clear();
	calendars.set(name, calendar);
	return calendar;
}

/** The name of the holiday on which a currency does not settle; null on every other day, weekends among them. */
export function holidayName(date: Day, currency: string): string | null {
	return holidays(currency)?.name(date) ?? null;
}

const named = new Map<string, Holidays>();

function holidays(currency: string): Holidays | undefined {
	const rule = RULES.get(currency);
	if (rule === undefined) return undefined;
	const known = named.get(currency) ?? holidaysOf([rule]);
	named.set(currency, known);
	return known;
}
