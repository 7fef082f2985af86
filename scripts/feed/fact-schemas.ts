import {
	accountRecord,
	balanceRecord,
	businessDayRecord,
	counterpartyRecord,
	entityRecord,
	fxRateRecord,
	instrumentRecord,
	paymentRecord,
	priceRecord,
} from '@tideline/domain';
import type { z } from 'zod';

/** Topics whose values are checked before they are appended: nothing behind them rejects a record with a reason. */
export const FACT_SCHEMAS: ReadonlyMap<string, { schema: z.ZodType; key: string }> = new Map([
	['payments', { schema: paymentRecord, key: 'paymentId' }],
	['balances', { schema: balanceRecord, key: 'balanceId' }],
	['market.prices', { schema: priceRecord, key: 'instrumentId' }],
	['market.fx', { schema: fxRateRecord, key: 'currency' }],
	['reference.entities', { schema: entityRecord, key: 'entityId' }],
	['reference.business-days', { schema: businessDayRecord, key: 'entityId' }],
	['reference.accounts', { schema: accountRecord, key: 'accountId' }],
	['reference.counterparties', { schema: counterpartyRecord, key: 'counterpartyId' }],
	['reference.instruments', { schema: instrumentRecord, key: 'instrumentId' }],
]);
