import type { PaymentRecord } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import { iso } from '../desk/time-text.ts';
import { jsonRecord } from '../json-record.ts';
import { nextId } from './serials.ts';
import type { DayState } from './state.ts';

type Payment = Omit<PaymentRecord, 'paymentId' | 'confirmedAt'>;

/** What the payment system confirms at an instant (ms since the epoch), with the next payment id. */
export function payment(state: DayState, at: number, what: Payment): NewRecord {
	const { accountId, currency, amount, valueDate, channel, tradeId, postingId, counterpartyId, reference } = what;
	const paymentId = nextId(state, 'payment');
	const confirmed = { paymentId, accountId, currency, amount, valueDate, confirmedAt: iso(at) };
	return jsonRecord('payments', paymentId, { ...confirmed, channel, tradeId, postingId, counterpartyId, reference }, at);
}
