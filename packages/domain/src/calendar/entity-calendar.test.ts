import { expect, test } from 'vitest';
import { formatDay, parseDay } from '../day.ts';
import { entityCalendar, latestBusinessDay } from './entity-calendar.ts';

const entity = (country: string, currency: string) => ({ country, currency });
const latest = (date: string, of: { country: string; currency: string }) =>
	formatDay(latestBusinessDay(parseDay(date), entityCalendar(of)));

test.each([
	['a business day is itself', '2026-11-20', entity('GB', 'GBP'), '2026-11-20'],
	['a Sunday belongs to the Friday before it', '2026-11-22', entity('GB', 'GBP'), '2026-11-20'],
	['New York is closed on Thanksgiving', '2026-11-26', entity('US', 'USD'), '2026-11-25'],
	['London is not', '2026-11-26', entity('GB', 'USD'), '2026-11-26'],
	['the euro area keeps T2 whatever the entity reports in', '2026-05-01', entity('DE', 'USD'), '2026-04-30'],
	['a country without a calendar of its own goes by the currency', '2026-11-26', entity('BM', 'USD'), '2026-11-25'],
])('%s', (_, date, of, expected) => expect(latest(date, of)).toBe(expected));
