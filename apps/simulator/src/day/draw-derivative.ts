import { addDays } from '@tideline/domain';
import { CURRENCIES } from '../bank/currencies.ts';
import type { BankEntity } from '../bank/entities.ts';
import type { Deal, Ticket } from '../desk/deal.ts';
import { derivativeDeal } from '../desk/derivative.ts';
import { addDrift, leansUp, rateNow, type Slice } from './context.ts';
import { businessDaysAfter } from './dates.ts';

/** What the desk has received net leans back to zero on this scale, US dollars. */
const NET_SCALE = 5_000_000;

export function drawDerivative(ticket: Ticket, { record }: BankEntity, usd: number, netting: boolean, slice: Slice): Deal {
	const { random, state, lookup } = slice;
	const currency = random.chance(0.7) ? record.currency : random.pick(CURRENCIES);
	const account = lookup.bank.cashAccount(record.entityId, currency);
	const key = `${record.entityId}|derivative`;
	const receives = leansUp(random, state.drift[key] ?? 0, NET_SCALE);
	const margin = usd * random.between(0.01, 0.2);
	addDrift(state, key, receives ? margin : -margin);
	const first = businessDaysAfter(ticket.tradeDate, 3 + random.index(18), [currency]);
	const major = usd / rateNow(state, currency);
	const received = receives ? major : major - margin / rateNow(state, currency);
	const paid = receives ? major - margin / rateNow(state, currency) : major;
	return derivativeDeal({
		...ticket,
		product: random.pick(['IRS', 'IRS', 'CCS', 'OPTION'] as const),
		effective: businessDaysAfter(ticket.tradeDate, 2, [currency]),
		termination: addDays(first, 365 * (1 + random.index(9))),
		nettingAgreementId: netting ? `ISDA-${ticket.counterpartyId}` : null,
		flows: [
			{ payDate: first, currency, amount: Math.max(10, received), account },
			{ payDate: first, currency, amount: -Math.max(10, paid), account },
		],
	});
}
