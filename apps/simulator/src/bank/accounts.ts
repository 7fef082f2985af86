import type { AccountRecord, CounterpartyRecord } from '@tideline/domain';
import { ENTITIES } from './entities.ts';

/** An account with its opening balance in major units; zero for custody. */
export interface BankAccount {
	readonly record: AccountRecord;
	readonly opening: number;
}

/** Openings in millions of the currency; accounts for clearing and custody services are operational. */
type BankRow = readonly [suffix: string, currency: string, counterpartyId: string, opening: number, operational?: boolean];
type CentralBankRow = readonly [suffix: string, name: string, currency: string, counterpartyId: string, opening: number];

const CENTRAL_BANKS: Readonly<Record<string, readonly CentralBankRow[]>> = {
	LDN: [
		['GBP-BOE', 'Bank of England, reserves', 'GBP', 'CB-GB-01', 4_300],
		['EUR-TARGET', 'TARGET, reserves', 'EUR', 'CB-DE-04', 860],
	],
	NYC: [['USD-FED', 'Federal Reserve, reserves', 'USD', 'CB-US-02', 5_650]],
	SGP: [['SGD-MAS', 'MAS, reserves', 'SGD', 'CB-SG-03', 2_560]],
};
/** Deals settle on the central bank account of a currency, else on the first nostro. */
const NOSTROS: Readonly<Record<string, readonly BankRow[]>> = {
	LDN: [
		['USD-HARBOUR', 'USD', 'BK-US-04', 420],
		['SGD-MERLION', 'SGD', 'BK-SG-17', 38],
		['JPY-KANTO', 'JPY', 'BK-JP-15', 24_500],
		['CHF-ALPEN', 'CHF', 'BK-CH-13', 64],
		['GBP-PEMBURY', 'GBP', 'BK-GB-02', 138, true],
		['EUR-RHONE', 'EUR', 'BK-FR-09', 150, true],
		['USD-CALDER', 'USD', 'BK-US-05', 12],
	],
	NYC: [
		['GBP-ALBION', 'GBP', 'BK-GB-01', 96],
		['EUR-ELBE', 'EUR', 'BK-DE-11', 122],
		['SGD-STRAITS', 'SGD', 'BK-SG-18', 28],
		['JPY-SETOUCHI', 'JPY', 'BK-JP-16', 9_800],
		['CHF-LIMMAT', 'CHF', 'BK-CH-14', 31],
		['USD-HUDSON', 'USD', 'BK-US-06', 180, true],
		['USD-CALDER', 'USD', 'BK-US-05', -6],
	],
	SGP: [
		['USD-HARBOUR', 'USD', 'BK-US-04', 260],
		['GBP-ALBION', 'GBP', 'BK-GB-01', 30],
		['EUR-RHONE', 'EUR', 'BK-FR-09', 42],
		['JPY-KANTO', 'JPY', 'BK-JP-15', 6_200],
		['CHF-ALPEN', 'CHF', 'BK-CH-13', 14],
		['SGD-MERLION', 'SGD', 'BK-SG-17', 64, true],
		['SGD-KEPPEL', 'SGD', 'BK-SG-19', 22],
		['USD-PRAIRIE', 'USD', 'BK-US-08', 18],
	],
};
const VOSTROS: Readonly<Record<string, readonly BankRow[]>> = {
	LDN: [
		['V-KANTO', 'GBP', 'BK-JP-15', 132],
		['V-MERLION', 'GBP', 'BK-SG-17', 84],
		['V-YARRA', 'GBP', 'BK-AU-21', 96],
		['V-POLDER', 'EUR', 'BK-NL-23', 118],
		['V-ORESUND', 'EUR', 'BK-DK-24', 72],
		['V-MAPLE', 'USD', 'BK-CA-22', 90],
		['V-SETOUCHI', 'GBP', 'BK-JP-16', 61],
		['V-STRAITS', 'GBP', 'BK-SG-18', 44],
	],
	NYC: [
		['V-ALBION', 'USD', 'BK-GB-01', 210],
		['V-RHONE', 'USD', 'BK-FR-09', 165],
		['V-ISAR', 'USD', 'BK-DE-12', 140],
		['V-PEARL', 'USD', 'BK-HK-20', 118],
		['V-MAPLE', 'USD', 'BK-CA-22', 96],
		['V-SETOUCHI', 'USD', 'BK-JP-16', 88],
		['V-POLDER', 'USD', 'BK-NL-23', 72],
		['V-MERLION', 'USD', 'BK-SG-17', 55],
	],
	SGP: [
		['V-PEARL', 'SGD', 'BK-HK-20', 92],
		['V-YARRA', 'SGD', 'BK-AU-21', 74],
		['V-KANTO', 'SGD', 'BK-JP-15', 58],
		['V-VAUBAN', 'USD', 'BK-FR-10', 46],
		['V-HUDSON', 'SGD', 'BK-US-06', 40],
		['V-ISAR', 'SGD', 'BK-DE-12', 36],
	],
};
const CUSTODY: Readonly<Record<string, readonly (readonly [suffix: string, name: string])[]>> = {
	LDN: [
		['TSY-01', 'London treasury, custody'],
		['CREST-02', 'London trading, CREST'],
		['VAULT-03', 'London vault'],
	],
	NYC: [
		['TSY-01', 'New York treasury, custody'],
		['DTC-02', 'New York trading, DTC'],
		['VAULT-03', 'New York vault'],
	],
	SGP: [
		['TSY-01', 'Singapore treasury, custody'],
		['CDP-02', 'Singapore trading, CDP'],
		['VAULT-03', 'Singapore vault'],
	],
};
const MILLION = 1_000_000;

/** Every account of the bank: central banks, nostros, vostros, custody. Each is named after who keeps it, or whom it is kept for. */
export function accounts(counterparties: readonly CounterpartyRecord[]): BankAccount[] {
	const names = new Map(counterparties.map(({ counterpartyId, name }) => [counterpartyId, name]));
	const banks = (entityId: string, kind: 'NOSTRO' | 'VOSTRO', rows: readonly BankRow[] = []) =>
		rows.map(([suffix, currency, counterpartyId, opening, operational = false]) => {
			const name = `${names.get(counterpartyId)}, ${kind.toLowerCase()}`;
			return account({ accountId: `${entityId}-${suffix}`, entityId, name, kind, currency, counterpartyId, operational }, opening);
		});
	return ENTITIES.flatMap(({ record: { entityId } }) => [
		...(CENTRAL_BANKS[entityId] ?? []).map(([suffix, name, currency, counterpartyId, opening]) =>
			account(
				{ accountId: `${entityId}-${suffix}`, entityId, name, kind: 'CENTRAL_BANK', currency, counterpartyId, operational: false },
				opening,
			),
		),
		...banks(entityId, 'NOSTRO', NOSTROS[entityId]),
		...banks(entityId, 'VOSTRO', VOSTROS[entityId]),
		...(CUSTODY[entityId] ?? []).map(([suffix, name]) => {
			const custody = { kind: 'CUSTODY', currency: null, counterpartyId: null, operational: false } as const;
			return account({ accountId: `${entityId}-${suffix}`, entityId, name, ...custody }, 0);
		}),
	]);
}

function account(record: AccountRecord, openingMillions: number): BankAccount {
	return { record, opening: openingMillions * MILLION };
}
