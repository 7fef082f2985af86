import { formatDay, formatMinor, formatPrice, formatQuantity, minor } from '@tideline/domain';
import type { Codecs, NewRecord } from '@tideline/event-log';
import { type BookInput, eventTime } from './fold/index.ts';
import { OPENED } from './fold/reference.fixture.ts';

/** A fact as its topic carries it: the inverse of what the fold decodes. What has no time of its own is written when the bank opens. */
export function recordOf(input: BookInput, codecs: Pick<Codecs, 'trade' | 'overrideEvent'>, opened = OPENED): NewRecord {
	const timestamp = input.kind === 'business-day' ? input.openedAt : eventTime(input) || opened;
	switch (input.kind) {
		case 'trade':
			if (input.body !== undefined) throw new Error('not the whole trade');
			return { topic: 'trades.bonds', key: input.trade.tradeId, value: codecs.trade.encode(input.trade), timestamp };
		case 'override':
			return { topic: 'overrides', key: input.event.overrideId, value: codecs.overrideEvent.encode(input.event), timestamp };
		case 'balance-gone':
			return { topic: 'balances', key: input.balanceId, value: null, timestamp };
		case 'price-gone':
			return { topic: 'market.prices', key: input.instrumentId, value: null, timestamp };
		case 'fx-gone':
			return { topic: 'market.fx', key: input.currency, value: null, timestamp };
		default: {
			const [topic, key, json] = factOf(input);
			return { topic, key, value: new TextEncoder().encode(JSON.stringify(json)), timestamp };
		}
	}
}

const instant = (at: number): string => new Date(at).toISOString();

type Fact = Exclude<BookInput, { kind: 'trade' | 'override' | 'balance-gone' | 'price-gone' | 'fx-gone' }>;

function factOf(input: Fact): [topic: string, key: string, json: object] {
	switch (input.kind) {
		case 'entity':
			return ['reference.entities', input.record.entityId, input.record];
		case 'account':
			return ['reference.accounts', input.record.accountId, input.record];
		case 'counterparty':
			return ['reference.counterparties', input.record.counterpartyId, input.record];
		case 'instrument':
			return ['reference.instruments', input.record.instrumentId, input.record];
		case 'business-day': {
			const { entityId, date, openedAt } = input;
			return ['reference.business-days', entityId, { entityId, date: formatDay(date), openedAt: instant(openedAt) }];
		}
		case 'price': {
			const { instrumentId, price, currency, at } = input;
			return ['market.prices', instrumentId, { instrumentId, price: formatPrice(price), currency, at: instant(at) }];
		}
		case 'fx':
			return ['market.fx', input.currency, { currency: input.currency, usd: input.usd, at: instant(input.at) }];
		case 'payment': {
			const { kind: _, amount, valueDate, confirmedAt, ...payment } = input;
			const amounts = {
				amount: formatMinor(minor(amount), payment.currency),
				valueDate: formatDay(valueDate),
				confirmedAt: instant(confirmedAt),
			};
			return ['payments', payment.paymentId, { ...payment, ...amounts, channel: 'RTGS', counterpartyId: null, reference: '' }];
		}
		case 'balance':
			return ['balances', input.balance.balanceId, balanceOf(input.balance)];
	}
}

function balanceOf(balance: Extract<BookInput, { kind: 'balance' }>['balance']): object {
	const at = instant(balance.at);
	if (balance.kind === 'OPENING_SECURITY') {
		return { ...balance, at, quantity: formatQuantity(balance.quantity), encumbered: formatQuantity(balance.encumbered) };
	}
	const amount = formatMinor(balance.amount, balance.currency);
	if (!('maturityDate' in balance)) return { ...balance, at, amount };
	return { ...balance, at, amount, maturityDate: balance.maturityDate === null ? null : formatDay(balance.maturityDate) };
}
