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
import type { FACT_TOPICS, REFERENCE_TOPICS } from './topic-names.ts';

/** What the JSON of a topic is: its name in `docs/topics.md`, what reads it, and the field that is the key of the record. */
export interface FactRecord {
	readonly name: string;
	readonly schema: z.ZodType;
	readonly key: string;
}

/** Every topic of JSON facts. */
export const FACT_RECORDS: Readonly<Record<(typeof FACT_TOPICS | typeof REFERENCE_TOPICS)[number], FactRecord>> = {
	payments: { name: 'paymentRecord', schema: paymentRecord, key: 'paymentId' },
	balances: { name: 'balanceRecord', schema: balanceRecord, key: 'balanceId' },
	'market.prices': { name: 'priceRecord', schema: priceRecord, key: 'instrumentId' },
	'market.fx': { name: 'fxRateRecord', schema: fxRateRecord, key: 'currency' },
	'reference.entities': { name: 'entityRecord', schema: entityRecord, key: 'entityId' },
	'reference.business-days': { name: 'businessDayRecord', schema: businessDayRecord, key: 'entityId' },
	'reference.accounts': { name: 'accountRecord', schema: accountRecord, key: 'accountId' },
	'reference.counterparties': { name: 'counterpartyRecord', schema: counterpartyRecord, key: 'counterpartyId' },
	'reference.instruments': { name: 'instrumentRecord', schema: instrumentRecord, key: 'instrumentId' },
};

/** The record of a topic; undefined for one that carries no JSON facts. */
export function factRecordOf(topic: string): FactRecord | undefined {
	return Object.hasOwn(FACT_RECORDS, topic) ? FACT_RECORDS[topic as keyof typeof FACT_RECORDS] : undefined;
}
