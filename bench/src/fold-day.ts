import { type EntityRecord, minor, parseDay, price, quantity, type Trade } from '@tideline/domain';
import type { BookInput } from '@tideline/engine';

const DATE = parseDay('2026-11-20');
const OPENED = Date.parse('2026-11-20T00:00:00Z');
export const ENTITIES = ['LDN', 'NYC', 'SGP'] as const;

/** A bank of so many holdings: every instrument in the custody of three entities, each holding opened, every instrument priced. */
export function* openingInputs(positions: number): Generator<BookInput> {
	const limits = { regulatory: '1.00', earlyWarning: '1.05', internal: '1.10' };
	const head = { lei: 'X'.repeat(20), rulebook: 'basel', limits, currency: 'USD', country: 'US', timeZone: 'UTC' } as const;
	for (const entityId of [...ENTITIES, 'GROUP']) {
		const kind: EntityRecord['kind'] = entityId === 'GROUP' ? 'group' : 'entity';
		yield { kind: 'entity', record: { ...head, entityId, name: entityId, kind } };
		yield { kind: 'business-day', entityId, date: DATE, openedAt: OPENED };
	}
	const party = { counterpartyId: 'C0', lei: 'Y'.repeat(20), name: 'Treasury', type: 'SOVEREIGN', country: 'US' } as const;
	yield { kind: 'counterparty', record: { ...party, financial: false, own: false, nettingAgreement: false } };
	for (let i = 0; i < positions / ENTITIES.length; i++) {
		yield instrument(i);
		yield { kind: 'price', instrumentId: `I${i}`, price: price(100_000_000), currency: 'USD', at: OPENED };
		for (const entityId of ENTITIES) {
			const what = {
				kind: 'OPENING_SECURITY',
				instrumentId: `I${i}`,
				assetClass: 'BOND',
				quantity: quantity(50_000_000_000),
				encumbered: quantity(0),
			} as const;
			yield {
				kind: 'balance',
				balance: { ...what, balanceId: `${entityId}-I${i}`, entityId, version: 1, at: OPENED, accountId: `${entityId}-CUSTODY` },
			};
		}
	}
}

function instrument(i: number): BookInput {
	const what = {
		instrumentId: `I${i}`,
		isin: null,
		cusip: null,
		symbol: null,
		name: `Bond ${i}`,
		assetClass: 'BOND',
		cfiCode: null,
	} as const;
	const terms = {
		kind: 'SOVEREIGN',
		currency: 'USD',
		issuerId: 'C0',
		country: 'US',
		issueDate: null,
		maturityDate: '2036-11-15',
		coupon: '4.25',
	} as const;
	const quality = {
		rating: 'AAA',
		riskWeight: '0',
		senior: true,
		plainVanilla: true,
		exchange: null,
		centrallyCleared: true,
		majorIndex: false,
	} as const;
	return { kind: 'instrument', record: { ...what, ...terms, ...quality, stressPriceFall: '0.02', loanToValue: null, fullRecourse: null } };
}

/** New bond trades spread evenly over the holdings, in an order that visits them far apart. */
export function bondTrade(i: number, positions: number): Trade {
	const slot = (i * 7_919) % positions;
	const entityId = ENTITIES[slot % ENTITIES.length] as string;
	const envelope = {
		tradeId: `BD-${i}`,
		version: 1,
		lifecycle: 'NEW',
		entityId,
		book: 'RATES',
		counterpartyId: 'C0',
		sourceSystem: 'oms',
	} as const;
	const settlementDate = parseSettlement(i);
	const dates = { tradeDate: DATE, settlementDate, valueDate: settlementDate, maturityDate: null } as const;
	const source = { topic: 'oms.bond', partition: i % 4, offset: i };
	const details = {
		side: i % 2 === 0 ? ('BUY' as const) : ('SELL' as const),
		instrumentId: `I${Math.floor(slot / ENTITIES.length)}`,
		quantity: quantity(1_000_000 + i),
		price: price(101_250_000),
		currency: 'USD',
		cashAmount: minor(10_125_000 + i),
		cashAccountId: `${entityId}-NOSTRO`,
		custodyAccountId: `${entityId}-CUSTODY`,
		accrued: minor(0),
	};
	return { ...envelope, ...dates, source, eventTime: OPENED + i, receiveTime: OPENED + i, late: false, assetClass: 'BOND', details };
}

const parseSettlement = (i: number) => (i % 3 === 0 ? DATE : parseDay('2026-11-24'));
