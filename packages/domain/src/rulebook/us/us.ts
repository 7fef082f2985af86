import { fraction, parseFraction } from '../../fraction.ts';
import { citedRules, citedTerms, flowLines, stockLines } from '../build-rulebook.ts';
import type { Rulebook } from '../rulebook.ts';
import { absent } from './absent.ts';
import { choices } from './choices.ts';
import { inflows } from './inflows.ts';
import { exchangeInflows } from './inflows-exchange.ts';
import { commitmentsOutflows } from './outflows-commitments.ts';
import { derivativesOutflows } from './outflows-derivatives.ts';
import { exchangeOutflows } from './outflows-exchange.ts';
import { retailOutflows } from './outflows-retail.ts';
import { securedOutflows } from './outflows-secured.ts';
import { wholesaleOutflows } from './outflows-wholesale.ts';
import { rules } from './rules.ts';
import { stock } from './stock.ts';
import { terms } from './terms.ts';
import { addOnTerms } from './terms-add-on.ts';

const STANDARD = '12 CFR';

/** Regulation WW of the Federal Reserve, 12 CFR 249 (its twins are parts 50 and 329). */
export const us: Rulebook = {
	id: 'us',
	title: 'United States',
	standard: STANDARD,
	horizonDays: 30,
	stock: stockLines(STANDARD, stock),
	rules: citedRules(STANDARD, rules),
	lines: [
		...flowLines('OUTFLOW', STANDARD, [
			...retailOutflows,
			...wholesaleOutflows,
			...securedOutflows,
			...exchangeOutflows,
			...derivativesOutflows,
			...commitmentsOutflows,
		]),
		...flowLines('INFLOW', STANDARD, [...inflows, ...exchangeInflows]),
	],
	caps: {
		method: 'LARGER_EXCESS',
		level2: parseFraction('0.40'),
		level2b: parseFraction('0.15'),
		// The constants as they are printed, not 15/85 and 2/3.
		level2bPerLevel1And2a: parseFraction('0.1765'),
		level2bPerLevel1: fraction(15, 60),
		level2PerLevel1: parseFraction('0.6667'),
		reference: `${STANDARD} §249.21`,
	},
	captions: {
		ratio: { title: 'LCR', reference: `${STANDARD} §249.10, §249.30` },
		inflowCap: { title: 'cap 75 %', reference: `${STANDARD} §249.30(a)(2)` },
	},
	inflowCap: parseFraction('0.75'),
	secured: {
		// A central bank is a sovereign entity here, one abroad too (§249.32(k) takes these rates where its own rule has none); states and
		// municipalities are not.
		counterparties: {
			CENTRAL_BANK: 'secured.public-sector',
			FOREIGN_CENTRAL_BANK: 'secured.public-sector',
			SOVEREIGN: 'secured.public-sector',
			FOREIGN_SOVEREIGN: 'secured.public-sector',
			MDB: 'secured.public-sector',
		},
		cash: '1.reserves',
		swapLines: { OUTFLOW: 'secured.exchange-{back}-{for}', INFLOW: 'secured.exchange-{for}-{back}' },
		swapCounterparties: false,
		unwindLegs: 'BOTH',
	},
	outflowAdjustments: [parseFraction('1'), parseFraction('0.85'), parseFraction('0.70')],
	choices,
	terms: citedTerms(STANDARD, [...terms, ...addOnTerms, ...absent]),
};
