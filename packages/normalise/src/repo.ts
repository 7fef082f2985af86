import type { Trade } from '@tideline/domain';
import { type Context, envelope, eventTime, tradeDates } from './envelope.ts';
import { JsonFields } from './json-fields.ts';
import { Resolver } from './resolve.ts';

const EVENTS = { OPEN: 'NEW', CHANGE: 'AMEND', VOID: 'CANCEL' } as const;
const DIRECTIONS = { REPO: 'REPO', REVERSE: 'REVERSE_REPO' } as const;

/** `oms.repo`. @throws BadMessage. */
export function readRepo(text: string, context: Context): Trade {
	const fields = JsonFields.of(text);
	const resolve = new Resolver(fields, context.reference);
	const entity = resolve.entity('entityCode');
	const dates = tradeDates(fields, { trade: 'tradeDate', settlement: 'startDate', maturity: 'maturityDate' });
	const currency = fields.currency('currency');
	const cashAmount = fields.amount('cashAmount', currency);
	// Nobody knows yet what an open repo will have cost when it ends.
	const open = dates.maturityDate === null && !fields.has('repurchaseAmount');
	const collateral = fields.object('collateral');
	const held = resolve.within(collateral);
	return {
		...envelope(context, entity, {
			...dates,
			tradeId: fields.tradeId('repoId'),
			version: fields.version('revision'),
			lifecycle: fields.choice('event', EVENTS),
			book: fields.text('bookCode'),
			counterpartyId: resolve.counterpartyId('cpty'),
			valueDate: dates.settlementDate,
			eventTime: eventTime(context, fields, 'timestamp', fields.epochMilliseconds('timestamp')),
		}),
		assetClass: 'REPO',
		details: {
			side: fields.choice('direction', DIRECTIONS),
			currency,
			cashAmount,
			repurchaseAmount: open ? cashAmount : fields.amount('repurchaseAmount', currency),
			repoRate: fields.rate('repoRate'),
			cashAccountId: resolve.cashAccountId('cashAccount', entity, currency),
			collateralInstrumentId: held.isin('isin').instrumentId,
			collateralQuantity: collateral.quantity('quantity'),
			collateralAccountId: held.custodyAccountId('account', entity),
			rehypothecable: collateral.boolean('rehypothecable'),
		},
	};
}
