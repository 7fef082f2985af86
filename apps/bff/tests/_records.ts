import {
	type Activity,
	type Attribution,
	addDays,
	type Cash,
	type Lcr,
	type LcrPoint,
	minor,
	type Position,
	parseDay,
	price,
	quantity,
	type Ratio,
	type Rejected,
	type Trade,
	type TradeEnvelope,
} from '@tideline/domain';
import type { Codecs, NewRecord } from '@tideline/event-log';

const NOON = Date.UTC(2026, 10, 20, 12);

/** A record of a topic that is JSON. */
export const json = (topic: string, key: string, value: object): NewRecord => ({ topic, key, value: Buffer.from(JSON.stringify(value)) });
/** A balance of London. */
export const balance = (balanceId: string, at: string, value: object): NewRecord =>
	json('balances', balanceId, { balanceId, entityId: 'LDN', version: 1, at, ...value });

/** A bank of one entity and the group, with a bond and a share of one issuer. */
export function referenceRecords(): NewRecord[] {
	const entity = (entityId: string, kind: string, currency: string) =>
		json('reference.entities', entityId, {
			entityId,
			name: entityId === 'LDN' ? 'London' : 'Group',
			kind,
			lei: entityId === 'LDN' ? '549300LDN00000000001' : '549300GROUP000000001',
			currency,
			country: 'GB',
			timeZone: 'Europe/London',
			rulebook: 'basel',
			limits: { regulatory: '1', earlyWarning: '1.1', internal: '1.15' },
		});
	return [
		entity('LDN', 'entity', 'GBP'),
		entity('GROUP', 'group', 'GBP'),
		json('reference.business-days', 'LDN', { entityId: 'LDN', date: '2026-11-20', openedAt: '2026-11-20T00:00:00Z' }),
		json('reference.counterparties', 'RAIL', {
			counterpartyId: 'RAIL',
			lei: '5493001KJTIIGC8Y1R12',
			name: 'Meridian Rail',
			type: 'NFC',
			country: 'GB',
			financial: false,
			own: false,
			nettingAgreement: false,
		}),
		json('reference.instruments', 'GB00BOND0001', instrument()),
		json('reference.accounts', 'NOSTRO-1', {
			accountId: 'NOSTRO-1',
			entityId: 'LDN',
			name: 'Nostro GBP',
			kind: 'NOSTRO',
			currency: 'GBP',
			counterpartyId: 'RAIL',
			operational: false,
		}),
	];
}

function instrument(): object {
	return {
		instrumentId: 'GB00BOND0001',
		isin: 'GB00BOND0001',
		cusip: null,
		symbol: null,
		name: 'Meridian Rail 3.875 % 2031',
		assetClass: 'BOND',
		cfiCode: null,
		kind: 'CORPORATE',
		currency: 'GBP',
		issuerId: 'RAIL',
		country: 'GB',
		issueDate: null,
		maturityDate: '2031-05-01',
		coupon: '3.875',
		rating: 'AA-',
		riskWeight: null,
		senior: true,
		plainVanilla: true,
		exchange: 'XLON',
		centrallyCleared: true,
		majorIndex: true,
		stressPriceFall: '0.06',
		loanToValue: null,
		fullRecourse: null,
	};
}

/** The same bank with cash and a holding of an odd price, booked under a class. */
export function bankWithHolding(at: string, assetClass: 'BOND' | 'EQUITY'): NewRecord[] {
	return [
		...referenceRecords(),
		json('reference.accounts', 'CUST-1', {
			...{ accountId: 'CUST-1', entityId: 'LDN', name: 'Custody', kind: 'CUSTODY', currency: null },
			...{ counterpartyId: null, operational: false },
		}),
		json('market.fx', 'GBP', { currency: 'GBP', usd: '1.2345', at }),
		json('market.prices', 'GB00BOND0001', { instrumentId: 'GB00BOND0001', price: '98.461537', currency: 'GBP', at }),
		balance('cash', at, { kind: 'OPENING_CASH', accountId: 'NOSTRO-1', currency: 'GBP', amount: '250000.25' }),
		balance('bonds', at, {
			...{ kind: 'OPENING_SECURITY', accountId: 'CUST-1', instrumentId: 'GB00BOND0001', assetClass },
			...{ quantity: '777777', encumbered: '1000' },
		}),
	];
}

/** The bond as the equity desk has booked it: level 2B. */
export function position(change: Partial<Position> = {}): Position {
	const accountId = change.accountId ?? 'CUST-1';
	const marketValue = change.marketValue ?? minor(10_000_000);
	return {
		key: `LDN|${accountId}|GB00BOND0001`,
		entityId: 'LDN',
		accountId,
		instrumentId: 'GB00BOND0001',
		name: 'Meridian Rail 3.875 % 2031',
		currency: 'GBP',
		assetClass: 'EQUITY',
		bookedAssetClass: 'EQUITY',
		settled: quantity(1_000_000_000),
		pending: quantity(0),
		projected: quantity(1_000_000_000),
		price: price(100_000_000),
		marketValue,
		encumberedQuantity: quantity(0),
		encumberedValue: minor(0),
		level: 'LEVEL_2B',
		subclass: 'equity',
		eligible: true,
		rulebook: 'basel',
		ruleId: '2B.equity',
		reference: '¶54(c)',
		haircut: '0.5',
		haircutAmount: minor(marketValue / 2),
		counted: minor(marketValue / 2),
		contributions: [{ side: 'STOCK', line: '2B.equity', currency: 'GBP', amount: marketValue }],
		maturing: minor(0),
		secured: [],
		conflict: null,
		overrideId: null,
		trades: 1,
		lastTradeId: 'EQ-1',
		lateTrades: 0,
		updatedAt: NOON,
		sequence: 1,
		...change,
	};
}

const FRIDAY = parseDay('2026-11-20');
const ENVELOPE: TradeEnvelope = {
	tradeId: 'IB-1',
	version: 1,
	lifecycle: 'NEW',
	entityId: 'LDN',
	book: 'MM',
	counterpartyId: 'RAIL',
	tradeDate: FRIDAY,
	settlementDate: FRIDAY,
	valueDate: FRIDAY,
	maturityDate: addDays(FRIDAY, 7),
	sourceSystem: 'test',
	source: { topic: 'oms.interbank', partition: 0, offset: 0 },
	eventTime: NOON,
	receiveTime: NOON,
	late: false,
};

/** 1 000.00 taken for a week, 1.00 of interest. */
export function taking(change: Partial<TradeEnvelope> = {}): Trade {
	const details = {
		side: 'TAKING',
		currency: 'GBP',
		principal: minor(100_000),
		interest: minor(100),
		rate: '4',
		cashAccountId: 'NOSTRO-1',
		operational: false,
	} as const;
	return { ...ENVELOPE, ...change, assetClass: 'INTERBANK', details };
}

/** 100 of nominal of the bond bought. */
export function bond(tradeId: string, change: Partial<TradeEnvelope> = {}): Trade {
	const details = {
		side: 'BUY',
		...{ instrumentId: 'GB00BOND0001', quantity: quantity(1_000_000), price: price(100_000_000), currency: 'GBP' },
		...{ cashAmount: minor(10_000), cashAccountId: 'NOSTRO-1', custodyAccountId: 'CUST-1', accrued: minor(0) },
	} as const;
	return { ...ENVELOPE, ...change, tradeId, assetClass: 'BOND', details };
}

/** 500.00 borrowed on the bond for a week. */
export function repo(tradeId: string): Trade {
	const details = {
		side: 'REPO',
		currency: 'GBP',
		cashAmount: minor(50_000),
		repurchaseAmount: minor(50_100),
		repoRate: '4.15',
		cashAccountId: 'NOSTRO-1',
		collateralInstrumentId: 'GB00BOND0001',
		collateralQuantity: quantity(5_000_000),
		collateralAccountId: 'CUST-1',
		rehypothecable: true,
	} as const;
	return { ...ENVELOPE, tradeId, assetClass: 'REPO', details };
}

const NO_RATIO: Ratio = {
	level1: minor(0),
	level2a: minor(0),
	level2b: minor(0),
	adjustedLevel1: minor(0),
	adjustedLevel2a: minor(0),
	adjustedLevel2b: minor(0),
	level2bCapAdjustment: minor(0),
	level2CapAdjustment: minor(0),
	coveredBondCapAdjustment: minor(0),
	hqla: minor(0),
	grossOutflows: minor(0),
	grossInflows: minor(0),
	cappedInflows: minor(0),
	netCashOutflows: minor(0),
	lcr: 1.3,
};

/** Reserves of 1 m, the position of 0.1 m in level 2B, outflows of 1 m. */
export function lcr(entityId: string, change: Partial<Lcr> = {}): Lcr {
	return {
		entityId,
		rulebook: 'basel',
		currency: 'GBP',
		calculationDate: parseDay('2026-11-20'),
		asOf: NOON,
		sequence: 1,
		inputs: [],
		sums: [
			{ side: 'STOCK', line: '1.reserves', currency: 'GBP', amount: minor(100_000_000), excluded: minor(0), items: 1 },
			{ side: 'STOCK', line: '2B.equity', currency: 'GBP', amount: minor(10_000_000), excluded: minor(0), items: 1 },
			{ side: 'OUTFLOW', line: 'wholesale.financial', currency: 'GBP', amount: minor(100_000_000), excluded: minor(0), items: 1 },
		],
		unwind: [],
		fxRates: { GBP: '1' },
		...NO_RATIO,
		booked: NO_RATIO,
		overridesInForce: 0,
		limitState: 'OVER_INTERNAL',
		regimes: [],
		currencies: [],
		mismatch: [],
		outflowAdjustment: '1',
		trapped: [],
		...change,
	};
}

export function cash(change: Partial<Cash> = {}): Cash {
	return {
		accountId: 'NOSTRO-1',
		entityId: 'LDN',
		name: 'Nostro GBP',
		kind: 'NOSTRO',
		currency: 'GBP',
		opening: minor(100_000),
		current: minor(150_050),
		pending: minor(0),
		projected: minor(150_050),
		low: minor(100_000),
		lowAt: NOON,
		curve: [minor(100_000)],
		contributions: [],
		overrideId: null,
		updatedAt: NOON,
		sequence: 1,
		...change,
	};
}

export function rejected(offset: number, value: Uint8Array): Rejected {
	const at = { receivedAt: NOON, rejectedAt: NOON + 1 };
	return {
		topic: 'oms.bond',
		partition: 0,
		offset,
		key: 'B-1',
		value,
		reason: 'NOT_JSON',
		message: 'Not JSON.',
		path: '',
		position: 0,
		...at,
		replayOf: null,
	};
}

export function point(at: number, ratio: number | null): LcrPoint {
	const amounts = { hqla: minor(1), level1: minor(1), level2a: minor(0), level2b: minor(0), netCashOutflows: minor(1) };
	return { entityId: 'LDN', at, sequence: at, currency: 'GBP', ...amounts, lcr: ratio, overridesInForce: 0 };
}

/** Encodes what the engine would write. */
export class Writer {
	readonly #codecs: Codecs;
	constructor(codecs: Codecs) {
		this.#codecs = codecs;
	}
	position(value: Position): NewRecord {
		return { topic: 'positions', key: value.key, value: this.#codecs.position.encode(value) };
	}
	lcr(value: Lcr): NewRecord {
		return { topic: 'lcr', key: value.entityId, value: this.#codecs.lcr.encode(value) };
	}
	cash(value: Cash): NewRecord {
		return { topic: 'cash', key: value.accountId, value: this.#codecs.cash.encode(value) };
	}
	point(value: LcrPoint): NewRecord {
		return { topic: 'lcr.history', key: value.entityId, value: this.#codecs.lcrHistory.encode(value) };
	}
	attribution(value: Attribution): NewRecord {
		return { topic: 'lcr.attribution', key: `${value.entityId}|${value.from}`, value: this.#codecs.attribution.encode(value) };
	}
	activity(value: Activity): NewRecord {
		return { topic: 'activity', key: value.entityId, value: this.#codecs.activity.encode(value) };
	}
	trade(value: Trade, topic: string): NewRecord {
		return { topic, key: value.tradeId, value: this.#codecs.trade.encode(value) };
	}
	rejected(value: Rejected): NewRecord {
		return { topic: 'trades.rejected', key: null, value: this.#codecs.rejected.encode(value) };
	}
	payment(
		paymentId: string,
		amount: string,
		confirmedAt: string,
		settles: { tradeId: string; postingId: string } | null = null,
	): NewRecord {
		const payment = { paymentId, accountId: 'NOSTRO-1', currency: 'GBP', amount, valueDate: '2026-11-20', confirmedAt, channel: 'RTGS' };
		return json('payments', paymentId, {
			...payment,
			...(settles ?? { tradeId: null, postingId: null }),
			counterpartyId: 'RAIL',
			reference: 'ref',
		});
	}
}
