import { type CounterpartyRecord, type Day, type InstrumentRecord, parseDay } from '@tideline/domain';
import type { BookInput } from './decode/book-input.ts';

export const DATE: Day = parseDay('2026-11-20');
export const OPENED = Date.parse('2026-11-20T00:00:00Z');
export const ENTITIES = ['LDN', 'NYC'] as const;
export const CURRENCIES = ['GBP', 'USD', 'JPY'] as const;
export const COUNTERPARTIES = 12;
export const INSTRUMENTS = 20;

/** Everything a book needs before it can value anything. */
export function referenceInputs(): BookInput[] {
	const limits = { regulatory: '1.00', earlyWarning: '1.05', internal: '1.10' };
	const head = { lei: 'X'.repeat(20), rulebook: 'basel', limits } as const;
	const entities: BookInput[] = [
		{
			kind: 'entity',
			record: { ...head, entityId: 'LDN', name: 'London', kind: 'entity', currency: 'GBP', country: 'GB', timeZone: 'Europe/London' },
		},
		{
			kind: 'entity',
			record: { ...head, entityId: 'NYC', name: 'New York', kind: 'entity', currency: 'USD', country: 'US', timeZone: 'America/New_York' },
		},
		{
			kind: 'entity',
			record: { ...head, entityId: 'GROUP', name: 'Group', kind: 'group', currency: 'USD', country: 'GB', timeZone: 'Europe/London' },
		},
	];
	const days = ENTITIES.map((entityId): BookInput => ({ kind: 'business-day', entityId, date: DATE, openedAt: OPENED }));
	const accounts = ENTITIES.flatMap((entityId) =>
		CURRENCIES.flatMap((currency): BookInput[] =>
			(['CENTRAL_BANK', 'NOSTRO', 'VOSTRO'] as const).map((kind) => {
				const counterpartyId = kind === 'CENTRAL_BANK' ? null : 'C1';
				const record = {
					accountId: `${entityId}-${kind}-${currency}`,
					entityId,
					name: kind,
					kind,
					currency,
					counterpartyId,
					operational: false,
				};
				return { kind: 'account', record };
			}),
		),
	);
	const counterparties = Array.from(
		{ length: COUNTERPARTIES },
		(_, i): BookInput => ({ kind: 'counterparty', record: counterparty(i, 0) }),
	);
	const instruments = Array.from({ length: INSTRUMENTS }, (_, i): BookInput => ({ kind: 'instrument', record: instrument(i, 0) }));
	return [...entities, ...days, ...accounts, ...counterparties, ...instruments];
}

const TYPES = ['BANK', 'NFC', 'SOVEREIGN', 'CENTRAL_BANK', 'OTHER_FI', 'PSE'] as const;

/** A counterparty in one of its states: `change` gives it another type and agreement. */
export function counterparty(i: number, change: number): CounterpartyRecord {
	const type = TYPES[(i + change) % TYPES.length] as (typeof TYPES)[number];
	const financial = type === 'BANK' || type === 'OTHER_FI';
	const head = { counterpartyId: `C${i}`, lei: 'Y'.repeat(20), name: `Counterparty ${i}`, type, country: i % 2 === 0 ? 'GB' : 'US' };
	return { ...head, financial, own: false, nettingAgreement: (i + change) % 3 === 0 } as CounterpartyRecord;
}

/** An instrument in one of its states: `change` gives it another rating. */
export function instrument(i: number, change: number): InstrumentRecord {
	const kinds = ['SOVEREIGN', 'CORPORATE', 'EQUITY', 'COVERED_BOND', 'RMBS'] as const;
	const kind = kinds[i % kinds.length] as (typeof kinds)[number];
	const ratings = ['AAA', 'AA-', 'A', 'BBB', null] as const;
	return {
		instrumentId: `I${i}`,
		isin: null,
		cusip: null,
		symbol: null,
		name: `Instrument ${i}`,
		assetClass: kind === 'EQUITY' ? 'EQUITY' : 'BOND',
		cfiCode: null,
		kind,
		currency: CURRENCIES[i % CURRENCIES.length] as string,
		issuerId: `C${i % COUNTERPARTIES}`,
		country: i % 2 === 0 ? 'GB' : 'US',
		issueDate: null,
		maturityDate: kind === 'EQUITY' ? null : i % 4 === 0 ? '2026-12-05' : '2031-06-01',
		coupon: '2.5',
		rating: ratings[(i + change) % ratings.length] ?? null,
		riskWeight: i % 3 === 0 ? '0' : '0.20',
		senior: true,
		plainVanilla: true,
		exchange: kind === 'EQUITY' ? 'XLON' : null,
		centrallyCleared: true,
		majorIndex: true,
		stressPriceFall: '0.05',
		loanToValue: '0.7',
		fullRecourse: true,
	};
}
