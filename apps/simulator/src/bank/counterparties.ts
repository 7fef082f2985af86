import { type CounterpartyRecord, type CounterpartyType, leiCheckDigits } from '@tideline/domain';
import { ENTITIES } from './entities.ts';

type Named = readonly [name: string, country: string];

const BANKS: readonly Named[] = [
	['Albion Bank', 'GB'],
	['Pembury Bank', 'GB'],
	['Severn Clearing Bank', 'GB'],
	['Harbour Trust', 'US'],
	['Calder Bank', 'US'],
	['Hudson National Bank', 'US'],
	['Lakeshore Bancorp', 'US'],
	['Prairie State Bank', 'US'],
	['Rhône Crédit', 'FR'],
	['Banque Vauban', 'FR'],
	['Elbe Landesbank', 'DE'],
	['Isar Handelsbank', 'DE'],
	['Alpenbank', 'CH'],
	['Limmat Privatbank', 'CH'],
	['Kanto Bank', 'JP'],
	['Setouchi Bank', 'JP'],
	['Merlion Bank', 'SG'],
	['Straits Commercial Bank', 'SG'],
	['Keppel Savings Bank', 'SG'],
	['Pearl River Bank', 'HK'],
	['Yarra Banking Group', 'AU'],
	['Maple Dominion Bank', 'CA'],
	['Polder Bank', 'NL'],
	['Øresund Bank', 'DK'],
];
const FUNDS: readonly Named[] = [
	['Castle Street Asset Management', 'GB'],
	['Thameside Pension Fund', 'GB'],
	['Beacon Insurance', 'GB'],
	['Northgate Securities', 'GB'],
	['Battery Park Capital', 'US'],
	['Liberty Mutual Trust', 'US'],
	['Redwood Hedge Partners', 'US'],
	['Midwest Life', 'US'],
	['Raffles Asset Management', 'SG'],
	['Orchard Insurance', 'SG'],
	['Lion City Securities', 'SG'],
	['Lutèce Gestion', 'FR'],
	['Rhein Versicherung', 'DE'],
	['Zürichberg Rück', 'CH'],
];
const COMPANIES: readonly Named[] = [
	['Aldersgate Utilities', 'GB'],
	['Northmoor Energy', 'GB'],
	['Tamar Water Group', 'GB'],
	['Castleford Retail', 'GB'],
	['Severn Chemicals', 'GB'],
	['Penrith Pharma', 'GB'],
	['Ashdown Media', 'GB'],
	['Greystone Mining', 'GB'],
	['Hollin Timber', 'GB'],
	['Wexcombe Brewing', 'GB'],
	['Great Plains Rail', 'US'],
	['Halcyon Health', 'US'],
	['Summit Aerospace', 'US'],
	['Cobalt Semiconductor', 'US'],
	['Redwood Software', 'US'],
	['Atlas Freight', 'US'],
	['Lakeshore Foods', 'US'],
	['Prairie Utilities', 'US'],
	['Bluewater Marine', 'US'],
	['Ironbridge Steel', 'US'],
	['Vantage Optical', 'US'],
	['Quarry Materials', 'US'],
	['Juniper Paper', 'US'],
	['Meridian Rail', 'SG'],
	['Keppel Bay Logistics', 'SG'],
	['Straits Telecom', 'SG'],
	['Temasek Foods', 'SG'],
	['Pulau Marine', 'SG'],
	['Changi Airports', 'SG'],
	['Jurong Power', 'SG'],
	['Rhône Énergie', 'FR'],
	['Garonne Aéro', 'FR'],
	['Elbe Maschinenbau', 'DE'],
	['Neckar Automobil', 'DE'],
	['Aare Pharma', 'CH'],
	['Kansai Robotics', 'JP'],
];
const SOVEREIGNS: readonly Named[] = [
	['United Kingdom Treasury', 'GB'],
	['United States Treasury', 'US'],
	['Government of Singapore', 'SG'],
	['Federal Republic of Germany', 'DE'],
	['French Republic', 'FR'],
	['Government of Japan', 'JP'],
	['Swiss Confederation', 'CH'],
	['Kingdom of Spain', 'ES'],
	['Portuguese Republic', 'PT'],
	['Republic of Italy', 'IT'],
	['Republic of Türkiye', 'TR'],
];
const CENTRAL_BANKS: readonly Named[] = [
	['Bank of England', 'GB'],
	['Federal Reserve Bank of New York', 'US'],
	['Monetary Authority of Singapore', 'SG'],
	['Deutsche Bundesbank', 'DE'],
];
const DEVELOPMENT_BANKS: readonly Named[] = [
	['International Development Bank', 'US'],
	['European Infrastructure Bank', 'LU'],
	['Asian Growth Bank', 'PH'],
	['African Renewal Bank', 'CI'],
];
const PUBLIC: readonly Named[] = [
	['Transport Authority of London', 'GB'],
	['Mersey Regional Authority', 'GB'],
	['Port District of New York', 'US'],
	['Great Lakes Water District', 'US'],
	['Singapore Housing Board', 'SG'],
	['Singapore Land Transit', 'SG'],
	['Land Rheinufer', 'DE'],
	['Région Rhône', 'FR'],
];
const VEHICLES: readonly Named[] = [
	['Cotswold Mortgages 2024', 'GB'],
	['Pennine Mortgages 2023', 'GB'],
	['Blue Ridge Mortgage Trust', 'US'],
	['Sentosa Home Loans', 'SG'],
	['Motorway Receivables 2025', 'GB'],
	['Interstate Card Trust', 'US'],
	['Commodity warehouses', 'GB'],
];

/** Every counterparty and issuer of the bank, by type. */
export function counterparties(): CounterpartyRecord[] {
	const list = [
		...named('BANK', BANKS, 'BK'),
		...named('OTHER_FI', FUNDS, 'FI'),
		...named('NFC', COMPANIES, 'CO'),
		...named('SOVEREIGN', SOVEREIGNS, 'SV'),
		...named('CENTRAL_BANK', CENTRAL_BANKS, 'CB'),
		...named('MDB', DEVELOPMENT_BANKS, 'MD'),
		...named('PSE', PUBLIC, 'PS'),
		...named('OTHER_LEGAL_ENTITY', VEHICLES, 'SP'),
		...named('RETAIL', [['Private clients', 'GB'] as const, ['Private clients', 'US'] as const, ['Private clients', 'SG'] as const], 'RT'),
		...named(
			'SMALL_BUSINESS',
			[['Local business', 'GB'] as const, ['Local business', 'US'] as const, ['Local business', 'SG'] as const],
			'SB',
		),
	];
	return [...list, ...ENTITIES.map(({ record }) => affiliate(record.entityId, record.name, record.country, record.lei))];
}

function named(type: CounterpartyType, names: readonly Named[], prefix: string): CounterpartyRecord[] {
	const financial = type === 'BANK' || type === 'OTHER_FI';
	return names.map(([name, country], index) => {
		const counterpartyId = `${prefix}-${country}-${String(index + 1).padStart(2, '0')}`;
		const body = `${country === 'US' ? '5493' : '2138'}00${code(name)}${prefix}${String(index + 1).padStart(2, '0')}`;
		const lei = body + leiCheckDigits(body);
		// Every sixth financial counterparty has no master agreement: its deals do not net.
		return { counterpartyId, lei, name, type, country, financial, own: false, nettingAgreement: financial && index % 6 !== 5 };
	});
}

function affiliate(entityId: string, name: string, country: string, lei: string): CounterpartyRecord {
	return { counterpartyId: `OWN-${entityId}`, lei, name, type: 'BANK', country, financial: true, own: true, nettingAgreement: true };
}

/** Eight characters of A–Z from a name, as issuers of identifiers like to do. */
export function code(name: string): string {
	const letters = name
		.normalize('NFD')
		.toUpperCase()
		.replace(/[^A-Z]/g, '');
	return letters.slice(0, 8).padEnd(8, 'X');
}
