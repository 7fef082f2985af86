import { currency as currencyOf, formatDay } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import { businessDayAt } from '../day/open-days.ts';
import { jsonRecord } from '../json-record.ts';
import type { Bank } from './bank.ts';
import { OPENING_RATES } from './currencies.ts';
import { ENTITY_RECORDS } from './entities.ts';

/** Everything that the bank knows when its day opens: reference data, balances, prices and rates. */
export function opening(bank: Bank, openedAt: number): NewRecord[] {
	const at = new Date(openedAt).toISOString();
	const fact = (topic: string, key: string, value: object) => jsonRecord(topic, key, value, openedAt);
	return [
		...ENTITY_RECORDS.map((record) => fact('reference.entities', record.entityId, record)),
		...ENTITY_RECORDS.map((entity) => {
			const { entityId } = entity;
			const date = formatDay(businessDayAt(entity, openedAt));
			return fact('reference.business-days', entityId, { entityId, date, openedAt: at });
		}),
		...bank.accounts.map(({ record }) => fact('reference.accounts', record.accountId, record)),
		...bank.counterparties.map((record) => fact('reference.counterparties', record.counterpartyId, record)),
		...bank.instruments.map(({ record }) => fact('reference.instruments', record.instrumentId, record)),
		...Object.entries(OPENING_RATES).map(([currency, usd]) => fact('market.fx', currency, { currency, usd: usd.toFixed(6), at })),
		...bank.instruments.map(({ record: { instrumentId, currency }, price }) =>
			fact('market.prices', instrumentId, { instrumentId, price: price.toFixed(4), currency, at }),
		),
		...bank.accounts.flatMap(({ record: { accountId, entityId, currency }, opening: amount }) => {
			if (currency === null) return [];
			const balanceId = `OPEN-${accountId}`;
			const text = amount.toFixed(currencyOf(currency).exponent);
			return [
				fact('balances', balanceId, { balanceId, entityId, version: 1, at, kind: 'OPENING_CASH', accountId, currency, amount: text }),
			];
		}),
		...bank.holdings.map(({ entityId, accountId, instrument, assetClass, quantity, encumbered }) => {
			const { instrumentId } = instrument.record;
			const balanceId = `OPEN-${accountId}-${instrumentId}`;
			const amounts = { quantity: String(quantity), encumbered: String(encumbered) };
			const body = { balanceId, entityId, version: 1, at, kind: 'OPENING_SECURITY', accountId, instrumentId, assetClass };
			return fact('balances', balanceId, { ...body, ...amounts });
		}),
		...bank.balances.map((record) => fact('balances', record.balanceId, record)),
	];
}
