import { type FxDetails, formatDay, type Trade } from '@tideline/domain';
import { quote } from './bad-message.ts';
import { type Context, checkPlausible, envelope, eventTime, tradeDates } from './envelope.ts';
import { JsonFields } from './json-fields.ts';
import { Resolver } from './resolve.ts';

const ACTIONS = { NEW: 'NEW', AMEND: 'AMEND', CANCEL: 'CANCEL' } as const;
const KINDS = { SPOT: 'SPOT', FORWARD: 'FORWARD', SWAP: 'SWAP' } as const;
const SIDES = { BUY: true, SELL: false } as const;
const PAIR = /^([A-Z]{3})\/([A-Z]{3})$/;
/** Share by which the counter amount may miss amount × rate: rates are quoted rounded. */
const RATE_TOLERANCE = 0.01;

type Leg = FxDetails['legs'][number];
interface Side {
	readonly currency: string;
	readonly accountId: string;
}

/** `oms.fx`. @throws BadMessage. */
export function readFx(text: string, context: Context): Trade {
	const fields = JsonFields.of(text);
	const resolve = new Resolver(fields, context.reference);
	const entity = resolve.entity('legalEntity');
	const kind = fields.choice('dealType', KINDS);
	const buysBase = fields.choice('side', SIDES);
	const [baseCurrency, quoteCurrency] = currencyPair(fields);
	const base = { currency: baseCurrency, accountId: resolve.cashAccountId('baseAccount', entity, baseCurrency) };
	const counter = { currency: quoteCurrency, accountId: resolve.cashAccountId('quoteAccount', entity, quoteCurrency) };
	const { tradeDate, settlementDate } = tradeDates(fields, { trade: 'tradeDate', settlement: 'settlementDate' });
	const legs = [leg(fields, base, counter, buysBase)];
	const far = farLeg(fields, kind, base, counter, buysBase, settlementDate);
	if (far !== null) legs.push(far);
	return {
		...envelope(context, entity, {
			tradeId: fields.tradeId('dealId'),
			version: fields.version('dealVersion'),
			lifecycle: fields.choice('action', ACTIONS),
			book: fields.text('portfolio'),
			counterpartyId: resolve.counterpartyId('counterparty'),
			tradeDate,
			settlementDate,
			valueDate: settlementDate,
			maturityDate: far?.valueDate ?? (kind === 'FORWARD' ? settlementDate : null),
			eventTime: eventTime(context, fields, 'bookedAt'),
		}),
		assetClass: 'FX',
		details: { kind, legs },
	};
}

function currencyPair(fields: JsonFields): [base: string, quote: string] {
	const text = fields.text('currencyPair');
	const match = PAIR.exec(text);
	if (!match) return fields.fail('WRONG_TYPE', 'currencyPair', `${quote(text)}; expected a pair such as GBP/USD`);
	const base = fields.knownCurrency('currencyPair', match[1] as string);
	const counter = fields.knownCurrency('currencyPair', match[2] as string);
	if (base === counter) fields.fail('INCONSISTENT', 'currencyPair', `${quote(text)} exchanges a currency for itself`);
	return [base, counter];
}

function farLeg(fields: JsonFields, kind: FxDetails['kind'], base: Side, counter: Side, buysBase: boolean, near: number): Leg | null {
	if (kind !== 'SWAP') {
		if (fields.has('farLeg')) fields.fail('INCONSISTENT', 'farLeg', `a ${kind} has no far leg`);
		return null;
	}
	const far = fields.object('farLeg');
	const result = leg(far, base, counter, !buysBase);
	if (result.valueDate <= near) far.fail('INCONSISTENT', 'settlementDate', `${formatDay(result.valueDate)} is not after the near leg`);
	return result;
}

function leg(fields: JsonFields, base: Side, counter: Side, buysBase: boolean): Leg {
	const amount = fields.amount('amount', base.currency);
	const counterAmount = fields.amount('counterAmount', counter.currency);
	fields.rate('rate', 'positive');
	const expected = fields.approximate('amount') * fields.approximate('rate');
	checkPlausible(fields, 'counterAmount', counterAmount, counter.currency, expected, RATE_TOLERANCE);
	const valueDate = fields.day('settlementDate');
	const [bought, boughtAmount, sold, soldAmount] = buysBase
		? [base, amount, counter, counterAmount]
		: [counter, counterAmount, base, amount];
	return {
		valueDate,
		buyCurrency: bought.currency,
		buyAmount: boughtAmount,
		buyAccountId: bought.accountId,
		sellCurrency: sold.currency,
		sellAmount: soldAmount,
		sellAccountId: sold.accountId,
	};
}
