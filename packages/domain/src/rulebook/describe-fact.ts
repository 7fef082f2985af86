import type { Fraction } from '../fraction.ts';
import type { Facts } from './facts.ts';

const UNKNOWN = 'not known';

const WORDS: { readonly [Name in keyof Facts]: (facts: Facts) => string } = {
	assetClass: ({ assetClass }) => words(assetClass),
	kind: ({ kind }) => words(kind),
	issuerName: ({ issuerName }) => issuerName ?? UNKNOWN,
	issuerType: ({ issuerType }) => (issuerType === null ? UNKNOWN : ISSUER_TYPES[issuerType]),
	issuerCountry: ({ issuerCountry }) => issuerCountry,
	financialIssuer: ({ financialIssuer }) => flag(financialIssuer, 'financial', 'not financial'),
	ownIssue: ({ ownIssue }) => flag(ownIssue, 'own issue', 'issued by others'),
	riskWeight: ({ riskWeight }) => percent(riskWeight),
	rating: ({ rating }) => rating ?? 'unrated',
	senior: ({ senior }) => flag(senior, 'senior', 'subordinated'),
	plainVanilla: ({ plainVanilla }) => flag(plainVanilla, 'plain vanilla', 'structured'),
	exchange: ({ exchange }) => (exchange === null ? 'over the counter' : `MIC ${exchange}`),
	exchangeTraded: ({ exchangeTraded }) => flag(exchangeTraded, 'exchange traded', 'over the counter'),
	centrallyCleared: ({ centrallyCleared }) => flag(centrallyCleared, 'centrally cleared', 'not centrally cleared'),
	majorIndex: ({ majorIndex }) => flag(majorIndex, 'in the index', 'not in the index'),
	currency: ({ currency }) => currency,
	domesticCurrency: ({ domesticCurrency }) => flag(domesticCurrency, 'domestic currency', 'foreign currency'),
	domesticIssuer: ({ domesticIssuer }) => flag(domesticIssuer, 'domestic issuer', 'foreign issuer'),
	stressPriceFall: ({ stressPriceFall }) => percent(stressPriceFall),
	loanToValue: ({ loanToValue }) => percent(loanToValue),
	fullRecourse: ({ fullRecourse }) => flag(fullRecourse, 'full recourse', 'limited recourse'),
	promotionalIssuer: ({ promotionalIssuer }) => flag(promotionalIssuer, 'promotional or protected', 'neither promotional nor protected'),
	issueSize: ({ issueSize }) => (issueSize === null ? UNKNOWN : `EUR ${oneDecimal(issueSize)}m`),
	yearsAtIssue: ({ yearsAtIssue }) => (yearsAtIssue === null ? UNKNOWN : `${oneDecimal(yearsAtIssue)} years`),
	coverExcess: ({ coverExcess }) => percent(coverExcess),
	sts: ({ sts }) => flag(sts, 'STS', 'not STS'),
	pool: ({ pool }) => (pool === null ? UNKNOWN : `${words(pool)} loans`),
	guarantor: ({ guarantor }) => (guarantor === null ? 'no guarantor' : words(guarantor)),
	fundHolds: ({ fundHolds }) => (fundHolds === null ? UNKNOWN : words(fundHolds)),
	interestFreeHolder: ({ interestFreeHolder }) => flag(interestFreeHolder, 'holder takes no interest', 'holder takes interest'),
};

const ISSUER_TYPES = {
	RETAIL: 'person',
	SMALL_BUSINESS: 'small business',
	NFC: 'non-financial company',
	SOVEREIGN: 'sovereign',
	CENTRAL_BANK: 'central bank',
	MDB: 'multilateral development bank',
	PSE: 'public sector entity',
	BANK: 'bank',
	OTHER_FI: 'financial company',
	OTHER_LEGAL_ENTITY: 'other legal entity',
} as const;

/** The observed value of a fact in words, as a page shows it beside the condition. */
export function describeFact(facts: Facts, name: keyof Facts): string {
	return WORDS[name](facts);
}

function flag(value: boolean | null, yes: string, no: string): string {
	if (value === null) return UNKNOWN;
	return value ? yes : no;
}

/** At most one decimal: the figures are stresses and weights, not prices. */
function percent(value: Fraction | null): string {
	return value === null ? UNKNOWN : `${oneDecimal({ ...value, num: value.num * 100 })} %`;
}

function oneDecimal({ num, den }: Fraction): number {
	return Number((num / den).toFixed(1));
}

function words(symbol: string): string {
	return ACRONYMS.has(symbol) ? symbol : symbol.toLowerCase().replaceAll('_', ' ');
}

const ACRONYMS: ReadonlySet<string> = new Set(['FX', 'PSE', 'MDB', 'RMBS', 'ABS', 'GSE']);
