import type { NewRecord } from '@tideline/event-log';
import { decimalText } from '../desk/amounts.ts';
import type { CashLeg, Deal } from '../desk/deal.ts';
import { dateText } from '../desk/time-text.ts';
import type { Slice } from './context.ts';
import { payment } from './payment.ts';
import type { QueueItem } from './queue.ts';

type PlannedPayment = Extract<QueueItem, { kind: 'payment' }>;

/** What the payment system will say about one leg of a deal. */
export function planned(deal: Deal, leg: CashLeg, at: number, order: number): PlannedPayment {
	return {
		at,
		order,
		kind: 'payment',
		trade: deal.tradeId,
		posting: leg.postingId,
		account: leg.accountId,
		currency: leg.currency,
		amount: decimalText(leg.amount, leg.currency),
		valueDate: dateText(leg.valueDate),
		counterparty: deal.counterpartyId,
	};
}

/** The confirmation of a planned payment, with the next payment id. */
export function confirmation(item: PlannedPayment, { state, lookup }: Slice): NewRecord {
	return payment(state, item.at, {
		accountId: item.account,
		currency: item.currency,
		amount: item.amount,
		valueDate: item.valueDate,
		channel: lookup.bank.isCentralBank(item.account) ? 'RTGS' : 'NOSTRO',
		tradeId: item.trade,
		postingId: item.posting,
		counterpartyId: item.counterparty,
		reference: `${item.trade} ${item.posting}`,
	});
}
