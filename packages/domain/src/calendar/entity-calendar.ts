import { addBusinessDays, type BusinessCalendar, isBusinessDay } from '../business-day.ts';
import type { Day } from '../day.ts';
import type { EntityRecord } from '../reference/records.ts';
import { settlementCalendar } from './settlement-calendar.ts';

/** Countries whose home payment system is one that a calendar is known of; the others go by their entity's currency. */
const HOME_CURRENCY: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD', SG: 'SGD', JP: 'JPY', CH: 'CHF' };
const EURO_AREA = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');

/** The days on which an entity is open: those of the payment system where it sits. */
export function entityCalendar({ country, currency }: Pick<EntityRecord, 'country' | 'currency'>): BusinessCalendar {
	const home = HOME_CURRENCY[country] ?? (EURO_AREA.includes(country) ? 'EUR' : currency);
	return settlementCalendar([home]);
}

/** The day itself, or the last business day before it. @throws RangeError when the calendar is closed for 60 days. */
export function latestBusinessDay(date: Day, calendar: BusinessCalendar): Day {
	return isBusinessDay(date, calendar) ? date : addBusinessDays(date, -1, calendar);
}
