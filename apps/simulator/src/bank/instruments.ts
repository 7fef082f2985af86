import { addDays, type CounterpartyRecord, type Day, formatDay, type InstrumentRecord } from '@tideline/domain';
import type { Random } from '../random/random.ts';
import { COMMODITIES } from './commodities.ts';
import { code } from './counterparties.ts';
import { identifiers } from './identifiers.ts';
import { INSTRUMENT_CLASSES, type InstrumentClass } from './instrument-classes.ts';

/** An instrument with its class, its price when the day opens, and how far prices stray from it. */
export interface BankInstrument {
	readonly record: InstrumentRecord;
	/** `InstrumentClass.id`, `misbooked` or `commodity`. */
	readonly classId: string;
	readonly price: number;
	/** Standard deviation of the price around its opening, as a share. */
	readonly spread: number;
}

const HOME_CURRENCY: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD', SG: 'SGD', JP: 'JPY', CH: 'CHF' };
const EXCHANGES: Readonly<Record<string, string>> = {
	GB: 'XLON',
	US: 'XNYS',
	SG: 'XSES',
	DE: 'XETR',
	FR: 'XPAR',
	CH: 'XSWX',
	JP: 'XTKS',
};
const EURO_COUNTRIES = new Set(['DE', 'FR', 'ES', 'PT', 'IT', 'NL', 'LU']);
const COUPONS = ['1.25', '1.75', '2.5', '3', '3.375', '3.875', '4.125', '4.25', '4.5', '5', '5.375'];

const currencyOf = (country: string) => HOME_CURRENCY[country] ?? (EURO_COUNTRIES.has(country) ? 'EUR' : 'USD');

/** Corporate bonds that the EMS equity desk books as equity: the instrument master knows better (¶52(b) against ¶54(c)). */
const MISBOOKED: readonly (readonly [issuer: string, coupon: string, year: number, rating: string])[] = [
	['Meridian Rail', '3.875', 2031, 'AA-'],
	['Tamar Water Group', '4.25', 2030, 'AA-'],
	['Severn Chemicals', '3.5', 2033, 'A+'],
	['Halcyon Health', '4.5', 2032, 'AA'],
];

/** About four hundred instruments in a fixed order; dates are relative to the opening day. */
export function instruments(parties: readonly CounterpartyRecord[], today: Day, random: Random): BankInstrument[] {
	const result: BankInstrument[] = [];
	for (const group of INSTRUMENT_CLASSES) {
		const issuers = parties.filter(group.issuer);
		const rotated = group.id === '1.sovereign' ? weightedSovereigns(issuers) : issuers;
		for (let count = 0; count < group.count; count++) {
			const issuer = rotated[count % rotated.length] as CounterpartyRecord;
			result.push(group.kind === 'EQUITY' ? share(group, issuer, count, random) : bond(group, issuer, result.length, today, random));
		}
	}
	const misbooked = MISBOOKED.map(([name, coupon, year, rating], index) => {
		const issuer = parties.find((party) => party.name === name) as CounterpartyRecord;
		return misbookedBond(issuer, coupon, year, rating, result.length + index);
	});
	return [...result, ...misbooked, ...COMMODITIES];
}

/** Home issues make up most of what the three entities hold. */
function weightedSovereigns(issuers: readonly CounterpartyRecord[]): CounterpartyRecord[] {
	const home = issuers.filter(({ country }) => ['GB', 'US', 'SG'].includes(country));
	const abroad = issuers.filter(({ country }) => !['GB', 'US', 'SG'].includes(country));
	return [...home, ...home, ...home, ...abroad];
}

const plain = {
	symbol: null,
	cfiCode: 'DBFUFR',
	exchange: null,
	centrallyCleared: false,
	majorIndex: false,
	loanToValue: null,
	fullRecourse: null,
	senior: true,
	plainVanilla: true,
	riskWeight: null,
} as const;

function bond(group: InstrumentClass, issuer: CounterpartyRecord, serial: number, today: Day, random: Random): BankInstrument {
	const { isin, cusip } = identifiers(issuer.country, code(issuer.name), serial);
	const coupon = random.pick(COUPONS);
	const issued = addDays(today, -Math.floor(random.between(60, 2_600)));
	const matures = addDays(today, 45 + random.index(4_200));
	const securitised = group.kind === 'RMBS' || group.kind === 'ABS';
	const record: InstrumentRecord = {
		...plain,
		instrumentId: isin,
		isin,
		cusip,
		name: `${shortName(issuer.name)} ${coupon} % ${formatDay(matures).slice(0, 4)}${securitised ? ' A' : ''}`,
		assetClass: 'BOND',
		kind: group.kind,
		currency: currencyOf(issuer.country),
		issuerId: issuer.counterpartyId,
		country: issuer.country,
		issueDate: formatDay(issued),
		maturityDate: formatDay(matures),
		coupon,
		rating: random.pick(group.ratings),
		riskWeight: group.riskWeight,
		senior: group.senior,
		plainVanilla: group.senior,
		stressPriceFall: group.stressPriceFall,
		loanToValue: group.kind === 'RMBS' ? '0.68' : null,
		fullRecourse: group.kind === 'RMBS' ? true : null,
	};
	return { record, classId: group.id, price: round(random.between(91, 106), 4), spread: group.id.startsWith('1.') ? 0.0015 : 0.0025 };
}

function share(group: InstrumentClass, issuer: CounterpartyRecord, count: number, random: Random): BankInstrument {
	const { isin, cusip } = identifiers(issuer.country, code(issuer.name), 700 + count + (group.majorIndex ? 0 : 100));
	const second = count >= 36 ? ' B' : '';
	const record: InstrumentRecord = {
		...plain,
		instrumentId: isin,
		isin,
		cusip,
		symbol: `${code(issuer.name).slice(0, 4)}${count}`,
		name: `${issuer.name}${group.majorIndex ? second : ' growth'}`,
		assetClass: 'EQUITY',
		cfiCode: 'ESVUFR',
		kind: 'EQUITY',
		currency: currencyOf(issuer.country),
		issuerId: issuer.counterpartyId,
		country: issuer.country,
		issueDate: null,
		maturityDate: null,
		coupon: null,
		rating: null,
		exchange: EXCHANGES[issuer.country] ?? 'XNYS',
		centrallyCleared: true,
		majorIndex: group.majorIndex,
		stressPriceFall: group.stressPriceFall,
	};
	const level = record.currency === 'JPY' ? 3_000 : 60;
	return { record, classId: group.id, price: round(level * random.between(0.4, 4), 2), spread: 0.006 };
}

function misbookedBond(issuer: CounterpartyRecord, coupon: string, year: number, rating: string, serial: number): BankInstrument {
	const { isin, cusip } = identifiers(issuer.country, code(issuer.name), serial);
	const record: InstrumentRecord = {
		...plain,
		instrumentId: isin,
		isin,
		cusip,
		symbol: `${code(issuer.name).slice(0, 4)}${String(year).slice(2)}`,
		name: `${issuer.name} ${coupon} % ${year}`,
		assetClass: 'BOND',
		kind: 'CORPORATE',
		currency: currencyOf(issuer.country),
		issuerId: issuer.counterpartyId,
		country: issuer.country,
		issueDate: `${year - 10}-06-15`,
		maturityDate: `${year}-06-15`,
		coupon,
		rating,
		// Listed, and its issuer's shares are in the index: what lets the wrong booking pass the equity rule.
		exchange: EXCHANGES[issuer.country] ?? 'XLON',
		centrallyCleared: true,
		majorIndex: true,
		stressPriceFall: '0.06',
	};
	return { record, classId: 'misbooked', price: 98.4615, spread: 0.0025 };
}

const SHORT: Readonly<Record<string, string>> = {
	'United Kingdom Treasury': 'Gilt',
	'United States Treasury': 'US Treasury',
	'Government of Singapore': 'Singapore Government',
	'Federal Republic of Germany': 'Bund',
	'French Republic': 'OAT',
	'Government of Japan': 'JGB',
	'Swiss Confederation': 'Swiss Confederation',
};
const shortName = (issuer: string) => SHORT[issuer] ?? issuer;

function round(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}
