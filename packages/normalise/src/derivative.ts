import { type DerivativeDetails, type EntityRecord, negateMinor, type Trade } from '@tideline/domain';
import { type Context, envelope, eventTime, tradeDates } from './envelope.ts';
import { JsonFields } from './json-fields.ts';
import { Resolver } from './resolve.ts';

const EVENTS = { INCEPTION: 'NEW', MODIFICATION: 'AMEND', CANCELLATION: 'CANCEL' } as const;
const DIRECTIONS = { PAY: true, RECEIVE: false } as const;
/** A swap over a hundred years with quarterly flows. */
const CASH_FLOWS_LIMIT = 400;

type CashFlow = DerivativeDetails['cashFlows'][number];

/** `oms.derivative`. @throws BadMessage. */
export function readDerivative(text: string, context: Context): Trade {
	const fields = JsonFields.of(text);
	const resolve = new Resolver(fields, context.reference);
	const entity = resolve.entity('bookingEntity');
	const dates = tradeDates(fields, { trade: 'tradedDate', settlement: 'effectiveDate', maturity: 'terminationDate' });
	const cashFlows = fields.objects('cashFlows', CASH_FLOWS_LIMIT).map((flow) => readFlow(flow, resolve, entity));
	const first = cashFlows.reduce((earliest, flow) => (flow.payDate < earliest.payDate ? flow : earliest));
	return {
		...envelope(context, entity, {
			...dates,
			tradeId: fields.tradeId('contractId'),
			version: fields.version('contractVersion'),
			lifecycle: fields.choice('lifecycleEvent', EVENTS),
			book: fields.text('desk'),
			counterpartyId: resolve.within(fields.object('counterparty')).counterpartyId('lei'),
			valueDate: first.payDate,
			eventTime: eventTime(context, fields, 'eventTimestamp'),
		}),
		assetClass: 'DERIVATIVE',
		details: {
			product: fields.text('product'),
			nettingAgreementId: fields.optionalText('nettingAgreementId'),
			cashFlows,
		},
	};
}

function readFlow(flow: JsonFields, resolve: Resolver, entity: EntityRecord): CashFlow {
	const currency = flow.currency('currency');
	const amount = flow.amount('amount', currency);
	const paid = flow.choice('direction', DIRECTIONS);
	return {
		payDate: flow.day('payDate'),
		currency,
		amount: paid ? negateMinor(amount) : amount,
		cashAccountId: resolve.within(flow).cashAccountId('account', entity, currency),
	};
}
