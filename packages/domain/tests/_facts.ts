import type { Facts } from '@tideline/domain';

/** A Singapore rail company's bond, AA−, as the instrument master has it. */
export const corporateBond: Facts = {
	assetClass: 'BOND',
	kind: 'CORPORATE',
	issuerName: 'Meridian Rail',
	issuerType: 'NFC',
	issuerCountry: 'SG',
	financialIssuer: false,
	ownIssue: false,
	riskWeight: { num: 1, den: 5 },
	rating: 'AA-',
	senior: true,
	plainVanilla: true,
	exchange: 'XSES',
	exchangeTraded: true,
	centrallyCleared: true,
	majorIndex: true,
	currency: 'SGD',
	domesticCurrency: true,
	domesticIssuer: true,
	stressPriceFall: { num: 21, den: 1000 },
	loanToValue: null,
	fullRecourse: null,
	promotionalIssuer: false,
	issueSize: { num: 500, den: 1 },
	yearsAtIssue: { num: 10, den: 1 },
	coverExcess: null,
	sts: null,
	pool: null,
	guarantor: null,
	fundHolds: null,
	interestFreeHolder: false,
};

export const treasuryBill: Facts = {
	...corporateBond,
	kind: 'SOVEREIGN',
	issuerName: 'Republic of Singapore',
	issuerType: 'SOVEREIGN',
	riskWeight: { num: 0, den: 1 },
	rating: 'AAA',
};

export const share: Facts = { ...corporateBond, assetClass: 'EQUITY', kind: 'EQUITY', rating: null };
