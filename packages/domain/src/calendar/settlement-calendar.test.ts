import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, isBusinessDay } from '../business-day.ts';
import { addDays, type Day, formatDay, parseDay, weekday } from '../day.ts';
import { easterSunday } from './easter.ts';
import { holidayName, settlementCalendar } from './settlement-calendar.ts';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'SGD', 'JPY', 'CHF'] as const;
const someDay = fc.integer({ min: parseDay('2000-01-01'), max: parseDay('2099-12-31') }).map((value) => value as Day);
const someCurrencies = fc.subarray([...CURRENCIES, 'AUD'], { minLength: 1 });

/** Weekdays of a year on which a currency does not settle. */
function closed(currency: string, year: number): string[] {
	const calendar = settlementCalendar([currency]);
	const found: string[] = [];
	for (let date = parseDay(`${year}-01-01`); date <= parseDay(`${year}-12-31`); date = addDays(date, 1))
		if (weekday(date) <= 5 && !isBusinessDay(date, calendar)) found.push(formatDay(date).slice(5));
	return found;
}

describe('Easter Sunday', () => {
	it.each([
		'1818-03-22',
		'1954-04-18',
		'1981-04-19',
		'2000-04-23',
		'2008-03-23',
		'2011-04-24',
		'2019-04-21',
		'2024-03-31',
		'2025-04-20',
		'2026-04-05',
		'2027-03-28',
		'2038-04-25',
		'2049-04-18',
		'2076-04-19',
		'2285-03-22',
	])('%s', (date) => {
		expect(formatDay(easterSunday(Number(date.slice(0, 4))))).toBe(date);
	});

	it('is a Sunday from 22 March to 25 April in every year', () => {
		for (let year = 1583; year <= 4_099; year++) {
			const easter = easterSunday(year);
			expect(weekday(easter)).toBe(7);
			expect(formatDay(easter).slice(5) >= '03-22' && formatDay(easter).slice(5) <= '04-25').toBe(true);
		}
	});
});

describe('weekdays on which a currency does not settle', () => {
	it.each([
		['EUR', 2026, '01-01 04-03 04-06 05-01 12-25'],
		['EUR', 2025, '01-01 04-18 04-21 05-01 12-25 12-26'],
		['USD', 2026, '01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25'],
		// New Year's Day on a Sunday is kept on the Monday, Veterans Day on a Saturday is not moved.
		['USD', 2023, '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25'],
		['GBP', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
		['GBP', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
		['GBP', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
		['SGD', 2026, '01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25'],
		['SGD', 2024, '01-01 02-12 03-29 04-10 05-01 05-22 06-17 08-09 10-31 12-25'],
		['JPY', 2026, '01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31'],
		['JPY', 2025, '01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24 12-31'],
		['CHF', 2026, '01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25'],
		['AUD', 2026, ''],
	] as const)('%s in %i', (currency, year, dates) => {
		expect(closed(currency, year).join(' ')).toBe(dates);
	});

	it('in Singapore past the gazetted years are those with a rule', () => {
		expect(closed('SGD', 2029).join(' ')).toBe('01-01 03-30 05-01 08-09 12-25');
	});
});

describe('the name of a holiday', () => {
	it.each([
		['USD', '2026-11-26', 'Thanksgiving Day'],
		['GBP', '2026-12-28', 'Boxing Day, substitute day'],
		['SGD', '2026-11-09', 'Deepavali, substitute day'],
		['JPY', '2026-09-22', "Citizens' holiday"],
		['EUR', '2026-12-25', 'Christmas Day'],
		['CHF', '2026-05-14', 'Ascension Day'],
	] as const)('%s %s', (currency, date, name) => {
		expect(holidayName(parseDay(date), currency)).toBe(name);
	});

	it('is null on a day that is none, on a weekend and where no calendar is known', () => {
		expect(holidayName(parseDay('2026-11-24'), 'USD')).toBeNull();
		expect(holidayName(parseDay('2026-11-21'), 'USD')).toBeNull();
		expect(holidayName(parseDay('2026-12-25'), 'AUD')).toBeNull();
	});
});

describe('business days of several currencies', () => {
	it('are those of each of them', () => {
		fc.assert(
			fc.property(someDay, someCurrencies, (date, currencies) => {
				const each = currencies.every((currency) => isBusinessDay(date, settlementCalendar([currency])));
				expect(isBusinessDay(date, settlementCalendar(currencies))).toBe(each);
			}),
		);
	});

	it('counted on and back end where they began', () => {
		fc.assert(
			fc.property(someDay, someCurrencies, fc.integer({ min: -60, max: 60 }), (date, currencies, n) => {
				const calendar = settlementCalendar(currencies);
				const from = addBusinessDays(date, 0, calendar);
				const to = addBusinessDays(from, n, calendar);
				expect(isBusinessDay(to, calendar)).toBe(true);
				expect(addBusinessDays(to, -n, calendar)).toBe(from);
			}),
		);
	});
});
