import { type InstrumentRecord, isCusip, QUANTITY_SCALE, type Trade } from '@tideline/domain';
import { quote } from './bad-message.ts';
import { type Context, checkPlausible, envelope, eventTime, tradeDates } from './envelope.ts';
import { JsonFields } from './json-fields.ts';
import { Resolver } from './resolve.ts';

const EVENT_TYPES = { TRADE: 'NEW', CORRECTION: 'AMEND', BUST: 'CANCEL' } as const;
const SIDES = { B: 'BUY', S: 'SELL' } as const;
/** Share by which the settlement amount may miss price and accrued interest: commissions. */
const AMOUNT_TOLERANCE = 0.01;

/** `oms.bond`. @throws BadMessage. */
export function readBond(text: string, context: Context): Trade {
	const fields = JsonFields.of(text);
	const resolve = new Resolver(fields, context.reference);
	const entity = resolve.entity('entityLei');
	const instrument = resolve.isin('isin');
	checkCusip(fields, instrument);
	const dates = tradeDates(fields, { trade: 'tradeDate', settlement: 'settleDate', maturity: 'maturity' });
	const currency = fields.currency('currency');
	const quantity = fields.quantity('nominal');
	const price = fields.price('cleanPrice');
	const cashAmount = fields.amount('settlementAmount', currency);
	const accrued = fields.amount('accruedInterest', currency, 'any');
	const expected = ((quantity / QUANTITY_SCALE) * fields.approximate('cleanPrice')) / 100 + fields.approximate('accruedInterest');
	checkPlausible(fields, 'settlementAmount', cashAmount, currency, expected, AMOUNT_TOLERANCE);
	fields.rate('coupon');
	if (fields.has('yield')) fields.rate('yield');
	return {
		...envelope(context, entity, {
			...dates,
			tradeId: fields.tradeId('tradeRef'),
			version: fields.version('ver'),
			lifecycle: fields.choice('eventType', EVENT_TYPES),
			book: fields.text('strategy'),
			counterpartyId: resolve.counterpartyId('counterpartyLei'),
			valueDate: dates.settlementDate,
			eventTime: eventTime(context, fields, 'executionTime'),
		}),
		assetClass: 'BOND',
		details: {
			side: fields.choice('buySell', SIDES),
			instrumentId: instrument.instrumentId,
			quantity,
			price,
			currency,
			cashAmount,
			cashAccountId: resolve.cashAccountId('cashAccount', entity, currency),
			custodyAccountId: resolve.custodyAccountId('custodyAccount', entity),
			accrued,
		},
	};
}

function checkCusip(fields: JsonFields, instrument: InstrumentRecord): void {
	const cusip = fields.optionalText('cusip');
	if (cusip === null || cusip === instrument.cusip) return;
	if (!isCusip(cusip)) fields.fail('BAD_IDENTIFIER', 'cusip', `${quote(cusip)} is not a CUSIP: its form or its check digit is wrong`);
	if (instrument.cusip !== null) {
		fields.fail(
			'INCONSISTENT',
			'cusip',
			`${quote(cusip)} is another instrument's; ${instrument.instrumentId} has ${quote(instrument.cusip)}`,
		);
	}
}
