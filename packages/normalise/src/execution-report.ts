import {
	type CommodityDetails,
	type InstrumentRecord,
	MAX_QUANTITY,
	mulFraction,
	QUANTITY_SCALE,
	type TradeEnvelope,
	quantity as toQuantity,
	within,
} from '@tideline/domain';
import { quote } from './bad-message.ts';
import { type Context, checkPlausible, envelope, eventTime, tradeDates } from './envelope.ts';
import { FixFields } from './fix-fields.ts';
import { Resolver } from './resolve.ts';

/** Tags by what they carry. */
const TAG = {
	custodyAccount: '1',
	currency: '15',
	execId: '17',
	execRefId: '19',
	idSource: '22',
	lastPrice: '31',
	lastQuantity: '32',
	messageType: '35',
	securityId: '48',
	book: '50',
	side: '54',
	symbol: '55',
	transactTime: '60',
	settlementDate: '64',
	tradeDate: '75',
	cashAmount: '119',
	settlementCurrency: '120',
	execType: '150',
	multiplier: '231',
	priceType: '423',
	version: '5001',
	entity: '452=13',
	counterparty: '452=17',
	cashAccount: '452=24',
} as const;
const HEADER = ['49', '56', '34', '52'] as const;
const EXECUTION_REPORT = '8';
const LIFECYCLES = { F: 'NEW', G: 'AMEND', H: 'CANCEL' } as const;
const SIDES = { '1': 'BUY', '2': 'SELL' } as const;
/** Divisor of the price by PriceType: per cent of par, per unit. */
const PRICE_DIVISORS = { '1': 100, '2': 1 } as const;
/** Share by which the settlement amount may miss quantity × price: commissions, fees, stamp duty. */
const AMOUNT_TOLERANCE = 0.05;

/** What both FIX desks report. */
export interface ExecutionReport {
	readonly fields: FixFields;
	readonly envelope: TradeEnvelope;
	readonly details: CommodityDetails;
}

/** One FIX 4.4 execution report (35=8). @throws BadMessage. */
export function readExecutionReport(text: string, context: Context): ExecutionReport {
	const fields = FixFields.of(text);
	const lifecycle = checkType(fields);
	const resolve = new Resolver(fields, context.reference);
	const entity = resolve.entity(TAG.entity);
	const dates = tradeDates(fields, { trade: TAG.tradeDate, settlement: TAG.settlementDate });
	const currency = fields.currency(TAG.currency);
	if (fields.has(TAG.settlementCurrency) && fields.currency(TAG.settlementCurrency) !== currency) {
		fields.fail('UNSUPPORTED', TAG.settlementCurrency, `settles in another currency than it is priced in (${currency})`);
	}
	const instrument = readInstrument(fields, resolve);
	const units = readUnits(fields);
	const price = fields.price(TAG.lastPrice);
	const cashAmount = fields.amount(TAG.cashAmount, currency);
	const divisor = fields.has(TAG.priceType) ? fields.choice(TAG.priceType, PRICE_DIVISORS) : 1;
	const expected = ((units / QUANTITY_SCALE) * fields.approximate(TAG.lastPrice)) / divisor;
	checkPlausible(fields, TAG.cashAmount, cashAmount, currency, expected, AMOUNT_TOLERANCE);
	return {
		fields,
		envelope: envelope(context, entity, {
			...dates,
			tradeId: fields.tradeId(lifecycle === 'NEW' ? TAG.execId : TAG.execRefId),
			version: lifecycle === 'NEW' && !fields.has(TAG.version) ? 1 : fields.version(TAG.version),
			lifecycle,
			book: fields.text(TAG.book),
			counterpartyId: resolve.counterpartyId(TAG.counterparty),
			valueDate: dates.settlementDate,
			eventTime: eventTime(context, fields, TAG.transactTime),
		}),
		details: {
			side: fields.choice(TAG.side, SIDES),
			instrumentId: instrument.instrumentId,
			quantity: units,
			price,
			currency,
			cashAmount,
			cashAccountId: resolve.cashAccountId(TAG.cashAccount, entity, currency),
			custodyAccountId: resolve.custodyAccountId(TAG.custodyAccount, entity),
		},
	};
}

function checkType(fields: FixFields): 'NEW' | 'AMEND' | 'CANCEL' {
	const type = fields.text(TAG.messageType);
	if (type !== EXECUTION_REPORT) fields.fail('UNSUPPORTED', TAG.messageType, `MsgType ${quote(type)}; expected 8, an execution report`);
	for (const tag of HEADER) fields.text(tag);
	const execType = fields.text(TAG.execType);
	if (!Object.hasOwn(LIFECYCLES, execType)) {
		fields.fail('UNSUPPORTED', TAG.execType, `ExecType ${quote(execType)} is the state of an order; expected F, G or H, an execution`);
	}
	return fields.choice(TAG.execType, LIFECYCLES);
}

function readInstrument(fields: FixFields, resolve: Resolver): InstrumentRecord {
	if (!fields.has(TAG.securityId)) return resolve.symbol(TAG.symbol);
	const lookUp = fields.choice(TAG.idSource, { '4': 'isin', '1': 'cusip', '8': 'symbol' });
	return resolve[lookUp](TAG.securityId);
}

/** Contracts and their size as units, exactly. */
function readUnits(fields: FixFields) {
	const contracts = fields.quantity(TAG.lastQuantity);
	if (!fields.has(TAG.multiplier)) return contracts;
	const multiplier = fields.quantity(TAG.multiplier);
	try {
		return toQuantity(within(MAX_QUANTITY, mulFraction(contracts, { num: multiplier, den: QUANTITY_SCALE }), 'a quantity'));
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return fields.fail('OUT_OF_RANGE', TAG.lastQuantity, 'contracts × multiplier is too large');
	}
}
