import { parseDay } from '../day.ts';
import { parseMinor } from '../money.ts';
import { parsePrice } from '../price.ts';
import { parseQuantity } from '../quantity.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { BondDetails, FxDetails, InterbankDetails, RepoDetails, Trade, TradeEnvelope } from '../schema/trade.ts';
import type { TradeContext } from './contributions.ts';

/** A Friday; day 30 is 2026-12-20. */
export const TODAY = parseDay('2026-11-20');

export const usd = (text: string) => parseMinor(text, 'USD');
export const eur = (text: string) => parseMinor(text, 'EUR');

const envelope: TradeEnvelope = {
	tradeId: 'T1',
	version: 1,
	lifecycle: 'NEW',
	entityId: 'NYC',
	book: 'BOOK',
	counterpartyId: 'CP1',
	tradeDate: TODAY,
	settlementDate: TODAY,
	valueDate: TODAY,
	maturityDate: null,
	sourceSystem: 'test',
	source: { topic: 'oms.test', partition: 0, offset: 0 },
	eventTime: 0,
	receiveTime: 0,
	late: false,
};

export const purchase: BondDetails = {
	side: 'BUY',
	instrumentId: 'US0378331005',
	quantity: parseQuantity('1000000'),
	price: parsePrice('99.5'),
	currency: 'USD',
	cashAmount: usd('1000000'),
	cashAccountId: 'CASH-USD',
	custodyAccountId: 'CUSTODY',
	accrued: usd('5000'),
};

export const repo: RepoDetails = {
	side: 'REPO',
	currency: 'USD',
	cashAmount: usd('50'),
	repurchaseAmount: usd('51'),
	repoRate: '4.15',
	cashAccountId: 'CASH-USD',
	collateralInstrumentId: 'US0378331005',
	collateralQuantity: parseQuantity('60'),
	collateralAccountId: 'CUSTODY',
	rehypothecable: true,
};

export const taking: InterbankDetails = {
	side: 'TAKING',
	currency: 'USD',
	principal: usd('100'),
	interest: usd('1'),
	rate: '4',
	cashAccountId: 'CASH-USD',
	operational: false,
};

/** Buys EUR 100 for USD 109, and back the other way in the far leg. */
export const swap: FxDetails = {
	kind: 'SWAP',
	legs: [
		{
			valueDate: parseDay('2026-11-24'),
			buyCurrency: 'EUR',
			buyAmount: eur('100'),
			buyAccountId: 'CASH-EUR',
			sellCurrency: 'USD',
			sellAmount: usd('109'),
			sellAccountId: 'CASH-USD',
		},
		{
			valueDate: parseDay('2026-12-01'),
			buyCurrency: 'USD',
			buyAmount: usd('110'),
			buyAccountId: 'CASH-USD',
			sellCurrency: 'EUR',
			sellAmount: eur('100'),
			sellAccountId: 'CASH-EUR',
		},
	],
};

export const bank: CounterpartyRecord = {
	counterpartyId: 'CP1',
	lei: '5493001KJTIIGC8Y1R12',
	name: 'Bank',
	type: 'BANK',
	country: 'US',
	financial: true,
	own: false,
	nettingAgreement: false,
};

/** A trade on the one account; what differs from the plain envelope comes with the details. */
export function tradeOf(kind: Pick<Trade, 'assetClass' | 'details'>, changes: Partial<TradeEnvelope> = {}): Trade {
	return { ...envelope, ...changes, ...kind } as Trade;
}

/** A context in which the named postings are settled. */
export function contextOf(settled: readonly string[] = [], changes: Partial<TradeContext> = {}): TradeContext {
	return {
		calculationDate: TODAY,
		settled: (postingId) => settled.includes(postingId),
		entityCountry: 'US',
		counterparty: bank,
		...changes,
	};
}
