import {
	accountRecord,
	balanceRecord,
	businessDayRecord,
	counterpartyRecord,
	entityRecord,
	fxRateRecord,
	instrumentRecord,
	MAX_PRICE,
	maxAmount,
	type PaymentRecord,
	parseBalance,
	parseDay,
	parseMinor,
	parsePrice,
	paymentRecord,
	priceRecord,
	price as toPrice,
	within,
} from '@tideline/domain';
import type { BookInput, ParsedPayment } from './book-input.ts';

/** Reads the value of a record of a fact or reference topic, and says which input it is. @throws ZodError and the domain's parse errors. */
export const FACT_PARSERS: Readonly<Record<string, (json: unknown) => BookInput>> = {
	'reference.entities': (json) => ({ kind: 'entity', record: entityRecord.parse(json) }),
	'reference.business-days': (json) => {
		const { entityId, date, openedAt } = businessDayRecord.parse(json);
		return { kind: 'business-day', entityId, date: parseDay(date), openedAt: Date.parse(openedAt) };
	},
	'reference.accounts': (json) => ({ kind: 'account', record: accountRecord.parse(json) }),
	'reference.counterparties': (json) => ({ kind: 'counterparty', record: counterpartyRecord.parse(json) }),
	'reference.instruments': (json) => ({ kind: 'instrument', record: instrumentRecord.parse(json) }),
	'market.prices': (json) => {
		const { instrumentId, price, currency, at } = priceRecord.parse(json);
		const priced = toPrice(within(MAX_PRICE, parsePrice(price), 'a price'));
		return { kind: 'price', instrumentId, price: priced, currency, at: Date.parse(at) };
	},
	'market.fx': (json) => {
		const { currency, usd, at } = fxRateRecord.parse(json);
		return { kind: 'fx', currency, usd, at: Date.parse(at) };
	},
	payments: (json) => ({ kind: 'payment', ...parsePayment(paymentRecord.parse(json)) }),
	balances: (json) => ({ kind: 'balance', balance: parseBalance(balanceRecord.parse(json)) }),
};

function parsePayment({
	paymentId,
	accountId,
	currency,
	amount,
	valueDate,
	confirmedAt,
	tradeId,
	postingId,
}: PaymentRecord): ParsedPayment {
	return {
		paymentId,
		accountId,
		currency,
		amount: within(maxAmount(currency), parseMinor(amount, currency), 'a payment'),
		valueDate: parseDay(valueDate),
		confirmedAt: Date.parse(confirmedAt),
		tradeId,
		postingId,
	};
}
