import { fraction, parseFraction } from '../../fraction.ts';
import { citedRules, citedTerms, flowLines, stockLines } from '../build-rulebook.ts';
import type { Rulebook } from '../rulebook.ts';
import { absent } from './absent.ts';
import { choices } from './choices.ts';
import { inflows } from './inflows.ts';
import { commitmentsOutflows } from './outflows-commitments.ts';
import { derivativesOutflows } from './outflows-derivatives.ts';
import { retailOutflows } from './outflows-retail.ts';
import { securedOutflows } from './outflows-secured.ts';
import { wholesaleOutflows } from './outflows-wholesale.ts';
import { rules } from './rules.ts';
import { stock } from './stock.ts';
import { funds } from './stock-funds.ts';
import { terms } from './terms.ts';

const STANDARD = 'DR 2015/61';

/** Delegated Regulation (EU) 2015/61 with its amendments of 2018 and 2022; what the UK keeps differently stands in the notes. */
export const eu: Rulebook = {
	id: 'eu',
	title: 'European Union',
	standard: STANDARD,
	horizonDays: 30,
	stock: stockLines(STANDARD, [...stock, ...funds]),
	rules: citedRules(STANDARD, rules),
	lines: [
		...flowLines('OUTFLOW', STANDARD, [
			...retailOutflows,
			...wholesaleOutflows,
			...securedOutflows,
			...derivativesOutflows,
			...commitmentsOutflows,
		]),
		...flowLines('INFLOW', STANDARD, inflows),
	],
	caps: {
		method: 'COVERED_BONDS',
		level2: parseFraction('0.40'),
		level2b: parseFraction('0.15'),
		level2bPerLevel1And2a: fraction(15, 85),
		level2bPerLevel1: fraction(15, 60),
		level2PerLevel1: fraction(2, 3),
		stockPerUncovered: fraction(100, 30),
		reference: `${STANDARD} Annex I`,
	},
	captions: {
		ratio: { title: 'LCR', reference: `${STANDARD} Art. 4, 20` },
		inflowCap: { title: 'cap 75 %', reference: `${STANDARD} Art. 20(1)(b), 33(1)` },
	},
	inflowCap: parseFraction('0.75'),
	higherInflowCap: parseFraction('0.90'),
	secured: {
		counterparties: {
			CENTRAL_BANK: 'secured.central-bank',
			SOVEREIGN: 'secured.public-sector',
			MDB: 'secured.public-sector',
			PUBLIC: 'secured.public-sector',
		},
		cash: '1.reserves',
		swapLines: { OUTFLOW: 'secured.collateral-swap' },
		swapCounterparties: true,
		unwindLegs: 'ONE',
	},
	choices,
	terms: citedTerms(STANDARD, [...terms, ...absent]),
};
