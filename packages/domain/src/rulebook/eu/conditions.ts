import { parseFraction } from '../../fraction.ts';
import type { Condition } from '../condition.ts';
import { bookedAs, condition, ofKind, rated } from '../conditions.ts';
import type { Facts } from '../facts.ts';
import { BELOW_STEP_1, type CreditQualityStep, WORST_OF_STEP } from './credit-quality.ts';

/** Member states, the other states of the EEA, and the United Kingdom, whose copy of the text has its own in their place. */
const MEMBER_STATES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB'.split(' ');

export const memberState = condition(
	'Issuer of a member state',
	[{ kind: 'one-of', fact: 'issuerCountry', values: MEMBER_STATES }],
	['issuerCountry'],
);

export const thirdCountry = condition(
	'Issuer of a third country',
	[{ kind: 'none-of', fact: 'issuerCountry', values: MEMBER_STATES }],
	['issuerCountry'],
);

/** The conditions of Articles 10 to 15 that other rulebooks do not ask. */
export const stepAtMost = (step: CreditQualityStep): Condition =>
	rated(
		`Credit quality step ${step}${step === 1 ? '' : ' or better'}, rated ${printed(WORST_OF_STEP[step])} or better`,
		'AAA',
		WORST_OF_STEP[step],
	);
export const belowStep1 = rated('Rated below credit quality step 1', BELOW_STEP_1, 'D');
export const sizeAtLeast = (millions: string): Condition =>
	condition(`Issue of at least EUR ${millions}m`, [{ kind: 'at-least', fact: 'issueSize', limit: parseFraction(millions) }], ['issueSize']);
export const riskWeightAtMost20 = condition(
	'Risk weight at most 20 %',
	[{ kind: 'at-most', fact: 'riskWeight', limit: parseFraction('0.20') }],
	['riskWeight'],
);
export const tenYearsAtIssue = condition(
	'At most 10 years at issue',
	[{ kind: 'at-most', fact: 'yearsAtIssue', limit: parseFraction('10') }],
	['yearsAtIssue'],
);
export const coverExcess = (percent: string): Condition =>
	condition(
		`Cover pool at least ${percent} % above the claims`,
		[{ kind: 'at-least', fact: 'coverExcess', limit: parseFraction(`${percent}/100`) }],
		['coverExcess'],
	);
export const coveredBond = [bookedAs('BOND', 'Asset class is bond'), ofKind('Covered bond', 'COVERED_BOND')] as const;
export const securitisation = [bookedAs('BOND', 'Asset class is bond'), ofKind('Securitisation', 'RMBS', 'ABS')] as const;
export const backedBy = (text: string, ...pools: readonly NonNullable<Facts['pool']>[]): Condition =>
	condition(text, [{ kind: 'one-of', fact: 'pool', values: pools }], ['pool']);
export const sts = condition('Simple, transparent and standardised', [{ kind: 'is', fact: 'sts', value: true }], ['sts']);
export const mostSenior = condition('Most senior tranche', [{ kind: 'is', fact: 'senior', value: true }], ['senior']);
export const promotional = condition(
	'Promotional or protected lender',
	[{ kind: 'is', fact: 'promotionalIssuer', value: true }],
	['promotionalIssuer', 'issuerName'],
);
export const interestFree = condition(
	'Held by a bank that takes no interest',
	[{ kind: 'is', fact: 'interestFreeHolder', value: true }],
	['interestFreeHolder'],
);
export const fundHolding = (text: string, holds: NonNullable<Facts['fundHolds']>): Condition =>
	condition(text, [{ kind: 'one-of', fact: 'fundHolds', values: [holds] }], ['fundHolds']);

/** Ratings are typed with a hyphen and printed with a minus. */
function printed(rating: string): string {
	return rating.replace('-', '−');
}
