import { parseFraction } from '../fraction.ts';
import type { Condition, Test } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Rating } from './rating.ts';

/** The conditions that the rulebooks' rules are made of, each written once. */
export function condition(text: string, tests: readonly Test[], shows: readonly (keyof Facts)[]): Condition {
	return { text, tests, shows };
}

export const bookedAs = (assetClass: Facts['assetClass'], text: string): Condition =>
	condition(text, [{ kind: 'one-of', fact: 'assetClass', values: [assetClass] }], ['assetClass']);

export const ofKind = (text: string, ...kinds: readonly Facts['kind'][]): Condition =>
	condition(text, [{ kind: 'one-of', fact: 'kind', values: kinds }], ['kind']);

export const bookedAsBond = bookedAs('BOND', 'Asset class is bond');
export const bookedAsEquity = bookedAs('EQUITY', 'Asset class is equity');
export const publicIssuer = ofKind('Sovereign, central bank, PSE or MDB', 'SOVEREIGN', 'CENTRAL_BANK', 'PSE', 'MDB');
export const sovereignIssuer = ofKind('Sovereign or central bank', 'SOVEREIGN', 'CENTRAL_BANK');

export const ownIssue = condition('Issued by the bank or an affiliate', [{ kind: 'is', fact: 'ownIssue', value: true }], ['ownIssue']);
export const financialIssuer = condition(
	'Issuer is a financial institution',
	[{ kind: 'is', fact: 'financialIssuer', value: true }],
	['issuerName', 'issuerType'],
);
export const issuerNotFinancial = condition(
	'Issuer is not financial',
	[{ kind: 'is', fact: 'financialIssuer', value: false }],
	['issuerName', 'issuerType'],
);
export const notOwnIssue = condition('Not the bank’s own issue', [{ kind: 'is', fact: 'ownIssue', value: false }], ['ownIssue']);

export const zeroRiskWeight = condition(
	'Risk weight 0 %',
	[{ kind: 'at-most', fact: 'riskWeight', limit: parseFraction('0') }],
	['riskWeight'],
);
export const riskWeightAboveZero = condition(
	'Risk weight above 0 %',
	[{ kind: 'above', fact: 'riskWeight', limit: parseFraction('0') }],
	['riskWeight'],
);
export const riskWeightUpTo20 = condition(
	'Risk weight at most 20 %',
	[
		{ kind: 'above', fact: 'riskWeight', limit: parseFraction('0') },
		{ kind: 'at-most', fact: 'riskWeight', limit: parseFraction('0.20') },
	],
	['riskWeight'],
);
export const domesticIssuer = condition(
	'Issuer of the home country',
	[{ kind: 'is', fact: 'domesticIssuer', value: true }],
	['domesticIssuer'],
);
export const domesticCurrency = condition(
	'In domestic currency',
	[{ kind: 'is', fact: 'domesticCurrency', value: true }],
	['currency', 'domesticCurrency'],
);
export const foreignCurrency = condition(
	'In foreign currency',
	[{ kind: 'is', fact: 'domesticCurrency', value: false }],
	['currency', 'domesticCurrency'],
);

export const rated = (text: string, best: Rating, worst: Rating): Condition =>
	condition(text, [{ kind: 'rated', best, worst }], ['rating']);

export const priceFallAtMost = (limit: string): Condition =>
	condition(
		`Price fall in 30 d at most ${Number(limit) * 100} %`,
		[{ kind: 'at-most', fact: 'stressPriceFall', limit: parseFraction(limit) }],
		['stressPriceFall'],
	);

export const seniorPlainVanilla = condition(
	'Senior, plain vanilla',
	[
		{ kind: 'is', fact: 'senior', value: true },
		{ kind: 'is', fact: 'plainVanilla', value: true },
	],
	['senior', 'plainVanilla'],
);
export const plainVanilla = condition('Plain vanilla', [{ kind: 'is', fact: 'plainVanilla', value: true }], ['plainVanilla']);

export const loanToValueUpTo80 = condition(
	'Loan to value at most 80 %',
	[{ kind: 'at-most', fact: 'loanToValue', limit: parseFraction('0.80') }],
	['loanToValue'],
);
export const guaranteedBy = (text: string, guarantor: NonNullable<Facts['guarantor']>): Condition =>
	condition(text, [{ kind: 'one-of', fact: 'guarantor', values: [guarantor] }], ['guarantor']);

export const fullRecourse = condition('Full-recourse mortgages', [{ kind: 'is', fact: 'fullRecourse', value: true }], ['fullRecourse']);

export const exchangeTradedAndCleared = condition(
	'Exchange traded, centrally cleared',
	[
		{ kind: 'is', fact: 'exchangeTraded', value: true },
		{ kind: 'is', fact: 'centrallyCleared', value: true },
	],
	['exchange', 'centrallyCleared'],
);
export const exchangeTraded = condition('Exchange traded', [{ kind: 'is', fact: 'exchangeTraded', value: true }], ['exchange']);
export const senior = condition('Senior', [{ kind: 'is', fact: 'senior', value: true }], ['senior']);
export const inMajorIndex = condition('Member of the major index', [{ kind: 'is', fact: 'majorIndex', value: true }], ['majorIndex']);
