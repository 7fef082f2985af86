import type { AccountRecord } from '@tideline/domain';
import { ENTITIES } from './entities.ts';

/** An account with its opening balance in major units; zero for custody. */
export interface BankAccount {
	readonly record: AccountRecord;
	readonly opening: number;
}

type CashRow = readonly [suffix: string, name: string, currency: string, counterpartyId: string, opening: number, operational?: boolean];

/** The first account of a currency is the one that deals settle on. Openings in millions of the currency. */
const CENTRAL: Readonly<Record<string, readonly CashRow[]>> = {
	LDN: [
		['GBP-BOE', 'Bank of England, LDN', 'GBP', 'CB-GB-01', 4_300],
		['EUR-TARGET', 'TARGET, LDN branch', 'EUR', 'CB-DE-04', 860],
	],
	NYC: [['USD-FED', 'Federal Reserve, NYC', 'USD', 'CB-US-02', 5_650]],
	SGP: [['SGD-MAS', 'MAS, SGP', 'SGD', 'CB-SG-03', 2_560]],
};
const NOSTROS: Readonly<Record<string, readonly CashRow[]>> = {
	LDN: [
		['USD-HARBOUR', 'Harbour Trust, nostro', 'USD', 'BK-US-04', 420],
		['SGD-MERLION', 'Merlion Bank, nostro', 'SGD', 'BK-SG-17', 38],
		['JPY-KANTO', 'Kanto Bank, nostro', 'JPY', 'BK-JP-15', 24_500],
		['CHF-ALPEN', 'Alpenbank, nostro', 'CHF', 'BK-CH-13', 64],
		['GBP-PEMBURY', 'Pembury Bank, nostro', 'GBP', 'BK-GB-02', 138, true],
		['EUR-RHONE', 'Rhône Crédit, nostro', 'EUR', 'BK-FR-09', 150, true],
		['USD-CALDER', 'Calder Bank, nostro', 'USD', 'BK-US-05', 12],
	],
	NYC: [
		['GBP-ALBION', 'Albion Bank, nostro', 'GBP', 'BK-GB-01', 96],
		['EUR-ELBE', 'Elbe Landesbank, nostro', 'EUR', 'BK-DE-11', 122],
		['SGD-STRAITS', 'Straits Commercial Bank, nostro', 'SGD', 'BK-SG-18', 28],
		['JPY-SETOUCHI', 'Setouchi Bank, nostro', 'JPY', 'BK-JP-16', 9_800],
		['CHF-LIMMAT', 'Limmat Privatbank, nostro', 'CHF', 'BK-CH-14', 31],
		['USD-HUDSON', 'Hudson National Bank, nostro', 'USD', 'BK-US-06', 180, true],
		['USD-CALDER', 'Calder Bank, nostro', 'USD', 'BK-US-05', -6],
	],
	SGP: [
		['USD-HARBOUR', 'Harbour Trust, nostro', 'USD', 'BK-US-04', 260],
		['GBP-ALBION', 'Albion Bank, nostro', 'GBP', 'BK-GB-01', 30],
		['EUR-RHONE', 'Rhône Crédit, nostro', 'EUR', 'BK-FR-09', 42],
		['JPY-KANTO', 'Kanto Bank, nostro', 'JPY', 'BK-JP-15', 6_200],
		['CHF-ALPEN', 'Alpenbank, nostro', 'CHF', 'BK-CH-13', 14],
		['SGD-MERLION', 'Merlion Bank, nostro', 'SGD', 'BK-SG-17', 64, true],
		['SGD-KEPPEL', 'Keppel Savings Bank, nostro', 'SGD', 'BK-SG-19', 22],
		['USD-PRAIRIE', 'Prairie State Bank, nostro', 'USD', 'BK-US-08', 18],
	],
};
const VOSTROS: Readonly<Record<string, readonly CashRow[]>> = {
	LDN: [
		['V-KANTO', 'Kanto Bank, vostro', 'GBP', 'BK-JP-15', 132],
		['V-MERLION', 'Merlion Bank, vostro', 'GBP', 'BK-SG-17', 84],
		['V-YARRA', 'Yarra Banking Group, vostro', 'GBP', 'BK-AU-21', 96],
		['V-POLDER', 'Polder Bank, vostro', 'EUR', 'BK-NL-23', 118],
		['V-ORESUND', 'Øresund Bank, vostro', 'EUR', 'BK-DK-24', 72],
		['V-MAPLE', 'Maple Dominion Bank, vostro', 'USD', 'BK-CA-22', 90],
		['V-SETOUCHI', 'Setouchi Bank, vostro', 'GBP', 'BK-JP-16', 61],
		['V-STRAITS', 'Straits Commercial Bank, vostro', 'GBP', 'BK-SG-18', 44],
	],
	NYC: [
		['V-ALBION', 'Albion Bank, vostro', 'USD', 'BK-GB-01', 210],
		['V-RHONE', 'Rhône Crédit, vostro', 'USD', 'BK-FR-09', 165],
		['V-ISAR', 'Isar Handelsbank, vostro', 'USD', 'BK-DE-12', 140],
		['V-PEARL', 'Pearl River Bank, vostro', 'USD', 'BK-HK-20', 118],
		['V-MAPLE', 'Maple Dominion Bank, vostro', 'USD', 'BK-CA-22', 96],
		['V-SETOUCHI', 'Setouchi Bank, vostro', 'USD', 'BK-JP-16', 88],
		['V-POLDER', 'Polder Bank, vostro', 'USD', 'BK-NL-23', 72],
		['V-MERLION', 'Merlion Bank, vostro', 'USD', 'BK-SG-17', 55],
	],
	SGP: [
		['V-PEARL', 'Pearl River Bank, vostro', 'SGD', 'BK-HK-20', 92],
		['V-YARRA', 'Yarra Banking Group, vostro', 'SGD', 'BK-AU-21', 74],
		['V-KANTO', 'Kanto Bank, vostro', 'SGD', 'BK-JP-15', 58],
		['V-VAUBAN', 'Banque Vauban, vostro', 'USD', 'BK-FR-10', 46],
		['V-HUDSON', 'Hudson National Bank, vostro', 'SGD', 'BK-US-06', 40],
		['V-ISAR', 'Isar Handelsbank, vostro', 'SGD', 'BK-DE-12', 36],
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

/** Every account of the bank: central banks, nostros, vostros, custody. */
export function accounts(): BankAccount[] {
	return ENTITIES.flatMap(({ record: { entityId } }) => [
		...cash(entityId, 'CENTRAL_BANK', CENTRAL[entityId]),
		...cash(entityId, 'NOSTRO', NOSTROS[entityId]),
		...cash(entityId, 'VOSTRO', VOSTROS[entityId]),
		...(CUSTODY[entityId] ?? []).map(([suffix, name]): BankAccount => {
			const account = { accountId: `${entityId}-${suffix}`, entityId, name, kind: 'CUSTODY', currency: null } as const;
			return { record: { ...account, counterpartyId: null, operational: false }, opening: 0 };
		}),
	]);
}

function cash(entityId: string, kind: AccountRecord['kind'], rows: readonly CashRow[] = []): BankAccount[] {
	return rows.map(([suffix, name, currency, counterpartyId, opening, operational = false]) => ({
		record: { accountId: `${entityId}-${suffix}`, entityId, name, kind, currency, counterpartyId, operational },
		opening: opening * MILLION,
	}));
}
