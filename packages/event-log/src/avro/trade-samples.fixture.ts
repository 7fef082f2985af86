import type { Trade } from '@tideline/domain';

const envelope = {
	tradeId: 'FX-1',
	version: 1,
	lifecycle: 'NEW',
	entityId: 'LDN',
	book: 'G10',
	counterpartyId: 'CP-1',
	tradeDate: 20_700,
	settlementDate: 20_702,
	valueDate: 20_702,
	maturityDate: null,
	sourceSystem: 'oms.fx',
	source: { topic: 'oms.fx', partition: 2, offset: 17 },
	eventTime: 1_795_000_000_000,
	receiveTime: 1_795_000_000_120,
	late: false,
} as const;
const security = {
	instrumentId: 'GB00B16NNR78',
	quantity: 10_000_000_000,
	price: 98_500_000,
	currency: 'GBP',
	cashAmount: 98_500_000,
	cashAccountId: 'LDN-GBP',
	custodyAccountId: 'LDN-CREST',
};
const details = {
	FX: {
		kind: 'SPOT',
		legs: [
			{
				valueDate: 20_702,
				buyCurrency: 'GBP',
				buyAmount: 1_000_000,
				buyAccountId: 'LDN-GBP',
				sellCurrency: 'USD',
				sellAmount: 1_270_000,
				sellAccountId: 'LDN-USD',
			},
		],
	},
	REPO: {
		side: 'REVERSE_REPO',
		currency: 'GBP',
		cashAmount: 5_000_000,
		repurchaseAmount: 5_001_000,
		repoRate: '4.05',
		cashAccountId: 'LDN-GBP',
		collateralInstrumentId: 'GB00B16NNR78',
		collateralQuantity: 50_000_000,
		collateralAccountId: 'LDN-CREST',
		rehypothecable: true,
	},
	INTERBANK: {
		side: 'TAKING',
		currency: 'GBP',
		principal: 9_000_000,
		interest: 1_000,
		rate: '4.10',
		cashAccountId: 'LDN-GBP',
		operational: false,
	},
	BOND: { side: 'BUY', ...security, accrued: 12_345 },
	EQUITY: { side: 'SELL', ...security, securityType: 'CS', cfiCode: null, exchange: 'XLON' },
	COMMODITY: { side: 'BUY', ...security },
	DERIVATIVE: {
		product: 'IRS',
		nettingAgreementId: null,
		cashFlows: [{ payDate: 20_730, currency: 'GBP', amount: -250_000, cashAccountId: 'LDN-GBP' }],
	},
};
/** A trade of each asset class with every field set, for tests. */
export const tradeOf = (assetClass: keyof typeof details): Trade =>
	({ ...envelope, assetClass, details: details[assetClass] }) as unknown as Trade;

export const ASSET_CLASSES_OF_SAMPLES = Object.keys(details) as (keyof typeof details)[];
