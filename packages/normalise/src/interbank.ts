import type { Trade } from '@tideline/domain';
import { type Context, envelope, eventTime, tradeDates } from './envelope.ts';
import { JsonFields } from './json-fields.ts';
import { Resolver } from './resolve.ts';

const MESSAGE_TYPES = { DEAL: 'NEW', AMENDMENT: 'AMEND', CANCELLATION: 'CANCEL' } as const;
const DIRECTIONS = { LEND: 'PLACEMENT', BORROW: 'TAKING' } as const;

/** `oms.interbank`. @throws BadMessage. */
export function readInterbank(text: string, context: Context): Trade {
	const fields = JsonFields.of(text);
	const resolve = new Resolver(fields, context.reference);
	const entity = resolve.entity('unit');
	const dates = tradeDates(fields, { trade: 'tradedOn', settlement: 'startsOn', maturity: 'endsOn' });
	const currency = fields.currency('ccy');
	return {
		...envelope(context, entity, {
			...dates,
			tradeId: fields.tradeId('reference'),
			version: fields.version('seq'),
			lifecycle: fields.choice('messageType', MESSAGE_TYPES),
			book: fields.text('book'),
			counterpartyId: resolve.counterpartyId('bank'),
			valueDate: dates.settlementDate,
			eventTime: eventTime(context, fields, 'createdAt'),
		}),
		assetClass: 'INTERBANK',
		details: {
			side: fields.choice('dealDirection', DIRECTIONS),
			currency,
			principal: fields.amount('principal', currency),
			interest: fields.amount('interest', currency, 'any'),
			rate: fields.rate('rate'),
			cashAccountId: resolve.cashAccountId('nostro', entity, currency),
			operational: fields.boolean('operationalDeposit'),
		},
	};
}
