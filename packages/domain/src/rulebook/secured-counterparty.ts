import type { CounterpartyRecord } from '../reference/records.ts';
import type { CounterpartyType, SecuredCounterparty } from '../schema/vocabulary.ts';

/** Risk weight up to which a domestic public-sector entity lowers the rate; it has to be known (¶114). */
const PUBLIC_SECTOR_RISK_WEIGHT = 0.2;

/** What a secured deal asks of the other side: no more while it is unknown. `country`: of the entity, ISO 3166-1 alpha-2. */
export function securedCounterparty(
	counterparty: Pick<CounterpartyRecord, 'type' | 'country' | 'riskWeight'> | null,
	country: string,
): SecuredCounterparty {
	if (counterparty === null) return 'OTHER';
	const { type, riskWeight } = counterparty;
	const domestic = counterparty.country === country;
	switch (type) {
		case 'MDB':
			return 'MDB';
		case 'CENTRAL_BANK':
			return domestic ? 'CENTRAL_BANK' : 'FOREIGN_CENTRAL_BANK';
		case 'SOVEREIGN':
			return domestic ? 'SOVEREIGN' : 'FOREIGN_SOVEREIGN';
		case 'PSE':
			return domestic && riskWeight != null && Number(riskWeight) <= PUBLIC_SECTOR_RISK_WEIGHT ? 'PUBLIC' : 'OTHER';
		default:
			return 'OTHER';
	}
}

const DOMESTIC: { readonly [Type in CounterpartyType]?: SecuredCounterparty } = {
	CENTRAL_BANK: 'CENTRAL_BANK',
	SOVEREIGN: 'SOVEREIGN',
	MDB: 'MDB',
	PSE: 'PUBLIC',
};

/** The other side of a deal of which only the type is stated: a domestic one, and a PSE of at most 20 % risk weight. */
export function statedCounterparty(type: CounterpartyType): SecuredCounterparty {
	return DOMESTIC[type] ?? 'OTHER';
}
