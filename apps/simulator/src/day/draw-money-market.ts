import type { Day } from '@tideline/domain';
import type { BankEntity } from '../bank/entities.ts';
import { dealerSize } from '../desk/amounts.ts';
import type { Deal, Ticket } from '../desk/deal.ts';
import { interbankDeal } from '../desk/interbank.ts';
import { repoDeal } from '../desk/repo.ts';
import { addDrift, leansUp, priceNow, rateNow, type Slice } from './context.ts';
import { businessDaysAfter } from './dates.ts';
import { type Timing, valueDateIn } from './timing.ts';

/** What the desks have borrowed net leans back to zero on these scales, US dollars. */
const REPO_SCALE = 150_000_000;
const INTERBANK_SCALE = 120_000_000;
/** Money market rates, per cent a year. */
const RATES: Readonly<Record<string, number>> = { USD: 4.3, GBP: 4.15, EUR: 2.4, SGD: 3.05, JPY: 0.25, CHF: 0.6 };

export function drawRepo(ticket: Ticket, { record }: BankEntity, usd: number, timing: Timing, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const books = lookup.held[record.entityId];
	const { instrument, index } = random.pick((random.chance(0.85) ? books?.LEVEL_1 : books?.BOND) ?? []);
	const { currency, isin, instrumentId } = instrument.record;
	const key = `${record.entityId}|repo`;
	const borrows = leansUp(random, state.drift[key] ?? 0, REPO_SCALE);
	addDrift(state, key, borrows ? usd : -usd);
	const value = usd / rateNow(state, currency);
	const valueDate = valueDateIn([currency], timing);
	return repoDeal({
		...ticket,
		valueDate,
		borrows,
		currency,
		cashAccount: lookup.bank.cashAccount(record.entityId, currency),
		cash: dealerSize(value, 10_000),
		rate: Number(((RATES[currency] ?? 4) + random.between(-0.12, 0.12)).toFixed(3)),
		maturity: term(valueDate, currency, slice),
		isin: isin ?? instrumentId,
		nominal: Math.ceil((value * 1.02) / (priceNow(state, instrument, index) / 100) / 1_000) * 1_000,
		custodyAccount: `${record.entityId}-TSY-01`,
		rehypothecable: random.chance(0.85),
	});
}

export function drawInterbank(ticket: Ticket, { record }: BankEntity, usd: number, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const { currency } = record;
	const key = `${record.entityId}|interbank`;
	const borrows = leansUp(random, state.drift[key] ?? 0, INTERBANK_SCALE);
	addDrift(state, key, borrows ? usd : -usd);
	return interbankDeal({
		...ticket,
		borrows,
		currency,
		cashAccount: lookup.bank.cashAccount(record.entityId, currency),
		principal: dealerSize(usd / rateNow(state, currency), 10_000),
		rate: Number(((RATES[currency] ?? 4) + random.between(-0.2, 0.2)).toFixed(3)),
		maturity: term(ticket.valueDate, currency, slice),
	});
}

/** Overnight, or up to four weeks: all inside the thirty days. */
function term(from: Day, currency: string, { random }: Slice): Day {
	return businessDaysAfter(from, random.chance(0.35) ? 1 : 2 + random.index(16), [currency]);
}
