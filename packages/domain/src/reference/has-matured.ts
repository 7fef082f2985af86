import { followingBusinessDay } from '../business-day.ts';
import { settlementCalendar } from '../calendar/settlement-calendar.ts';
import { type Day, day } from '../day.ts';
import type { ParsedBalance } from './parsed-balance.ts';

const MS_A_DAY = 86_400_000;

/** Whether the day is over on which something that matures is paid: a maturity on a closed day is paid on the next one that is open. */
export function isPaidBefore(maturityDate: Day, calculationDate: Day, currency: string): boolean {
	return maturityDate < calculationDate && followingBusinessDay(maturityDate, settlementCalendar([currency])) < calculationDate;
}

/**
 * Whether an item of core banking has left with its maturity. Balances come once a business day, so until the next file comes the last
 * one holds, but for debt and flows that were due on a day which is over. A file of a later day (UTC) that still lists a debt says that it
 * was not paid. A matured deposit can be withdrawn on demand and stays.
 */
export function hasMatured(balance: ParsedBalance, calculationDate: Day): boolean {
	if (balance.kind !== 'OWN_DEBT' && balance.kind !== 'FLOW') return false;
	const { maturityDate, currency, at } = balance;
	if (maturityDate === null || !isPaidBefore(maturityDate, calculationDate, currency)) return false;
	if (balance.kind === 'FLOW' && balance.side === 'INFLOW') return true;
	return !isPaidBefore(maturityDate, day(Math.floor(at / MS_A_DAY)), currency);
}
