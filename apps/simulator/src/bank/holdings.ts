import type { AssetClass } from '@tideline/domain';
import type { Random } from '../random/random.ts';
import { openingRate } from './currencies.ts';
import { type BankEntity, ENTITIES } from './entities.ts';
import type { BankInstrument } from './instrument-terms.ts';

/** What an entity holds of one instrument when the day opens. */
export interface Holding {
	readonly entityId: string;
	readonly accountId: string;
	readonly instrument: BankInstrument;
	/** The class that the desk booked it as. */
	readonly assetClass: AssetClass;
	/** Units or nominal, whole. */
	readonly quantity: number;
	readonly encumbered: number;
	/** Market value in US dollars at opening prices. */
	readonly valueUsd: number;
}

/** Market value of the group in USD millions, and the share of it that is encumbered. */
const TARGETS: Readonly<Record<string, readonly [value: number, encumbered: number]>> = {
	'1.sovereign': [18_900, 0.19],
	'1.mdb': [470, 0.08],
	'2A.sovereign': [2_900, 0.088],
	'2A.corporate': [2_640, 0.077],
	'2A.covered-bond': [2_150, 0.11],
	'2B.rmbs': [1_900, 0.046],
	'2B.corporate': [4_900, 0.019],
	'2B.sovereign': [300, 0],
	'2B.equity': [3_900, 0.02],
	misbooked: [760, 0.03],
	'none.sovereign': [60, 0],
	'none.high-yield': [540, 0.1],
	'none.subordinated': [130, 0],
	'none.financial': [880, 0.1],
	'none.abs': [420, 0.2],
	'none.equity': [330, 0],
	commodity: [190, 0],
	'2A.gse': [1_000, 0.05],
};
/** How much more or less of a class an entity holds than its share: New York what its rulebook counts. */
const TILTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	NYC: { '1.sovereign': 1.2, '2A.gse': 2, '2A.covered-bond': 0.2, '2B.rmbs': 0.2, '2A.corporate': 0.5 },
	LDN: { '2A.gse': 0.2, '2B.corporate': 1.2, '2B.equity': 1.2 },
	SGP: { '2A.gse': 0.2, '2B.corporate': 1.1 },
};
/** Share of a class that an entity holds in each currency; a currency without instruments goes to the others. */
const CURRENCIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	LDN: { GBP: 0.55, USD: 0.15, EUR: 0.2, JPY: 0.05, CHF: 0.05 },
	NYC: { USD: 0.9, EUR: 0.1 },
	SGP: { SGD: 0.62, USD: 0.3, JPY: 0.08 },
};
const MILLION = 1_000_000;

export function holdings(instruments: readonly BankInstrument[], random: Random): Holding[] {
	return ENTITIES.flatMap((entity) =>
		Object.entries(TARGETS).flatMap(([classId, [value, encumbered]]) =>
			spread(
				entity,
				instruments.filter((instrument) => instrument.classId === classId),
				value * MILLION * entity.stockShare * (TILTS[entity.record.entityId]?.[classId] ?? 1),
				encumbered,
				random,
			),
		),
	);
}

function spread(
	entity: BankEntity,
	candidates: readonly BankInstrument[],
	totalUsd: number,
	encumbered: number,
	random: Random,
): Holding[] {
	const weights = candidates.map((instrument) => weight(entity, instrument) * random.between(0.3, 1.7));
	const sum = weights.reduce((total, next) => total + next, 0);
	if (sum === 0) return [];
	return candidates.flatMap((instrument, index) => {
		const usd = (totalUsd * (weights[index] as number)) / sum;
		return usd === 0 ? [] : [holding(entity, instrument, usd, encumbered)];
	});
}

/** Shares count only in the currency of the entity (¶54(c)), and a misbooked bond is held where it was issued. */
function weight(entity: BankEntity, { record, classId }: BankInstrument): number {
	const { entityId, currency, country } = entity.record;
	if (classId === 'misbooked') return record.currency === currency || country === record.country ? 1 : 0;
	if (classId === '2B.equity') return record.currency === currency ? 1 : 0;
	if (classId === 'commodity') return 1;
	return CURRENCIES[entityId]?.[record.currency] ?? 0;
}

function holding({ record: { entityId } }: BankEntity, instrument: BankInstrument, usd: number, encumberedShare: number): Holding {
	const { kind, currency } = instrument.record;
	const unit = kind === 'EQUITY' || kind === 'COMMODITY' ? instrument.price : instrument.price / 100;
	const lot = kind === 'EQUITY' ? 100 : kind === 'COMMODITY' ? 1 : 100_000;
	const lots = Math.max(1, Math.round(usd / openingRate(currency) / unit / lot));
	const account = kind === 'COMMODITY' ? 'VAULT-03' : 'TSY-01';
	return {
		entityId,
		accountId: `${entityId}-${account}`,
		instrument,
		assetClass: instrument.classId === 'misbooked' ? 'EQUITY' : instrument.record.assetClass,
		quantity: lots * lot,
		encumbered: Math.floor(lots * encumberedShare) * lot,
		valueUsd: lots * lot * unit * openingRate(currency),
	};
}
