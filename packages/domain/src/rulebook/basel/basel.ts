import { fraction, parseFraction } from '../../fraction.ts';
import { citedRules, citedTerms, flowLines, stockLines } from '../build-rulebook.ts';
import type { Rulebook } from '../rulebook.ts';
import { choices } from './choices.ts';
import { inflows } from './inflows.ts';
import { commitmentOutflows } from './outflows-commitments.ts';
import { depositOutflows } from './outflows-deposits.ts';
import { derivativeOutflows } from './outflows-derivatives.ts';
import { securedOutflows } from './outflows-secured.ts';
import { rules } from './rules.ts';
import { stock } from './stock.ts';
import { terms } from './terms.ts';

const STANDARD = 'BCBS 238';

/** The Basel standard of January 2013: minimum rates, no national choice made. */
export const basel: Rulebook = {
	id: 'basel',
	title: 'Basel III',
	standard: STANDARD,
	horizonDays: 30,
	stock: stockLines(STANDARD, stock),
	rules: citedRules(STANDARD, rules),
	lines: [
		...flowLines('OUTFLOW', STANDARD, [...depositOutflows, ...securedOutflows, ...derivativeOutflows, ...commitmentOutflows]),
		...flowLines('INFLOW', STANDARD, inflows),
	],
	caps: {
		method: 'ADJUSTED',
		level2: parseFraction('0.40'),
		level2b: parseFraction('0.15'),
		level2bPerLevel1And2a: fraction(15, 85),
		level2bPerLevel1: fraction(15, 60),
		level2PerLevel1: fraction(2, 3),
		reference: `${STANDARD} Annex 1`,
	},
	captions: {
		ratio: { title: 'LCR', reference: `${STANDARD} ¶22, ¶69` },
		inflowCap: { title: 'cap 75 %', reference: `${STANDARD} ¶69, 144` },
	},
	inflowCap: parseFraction('0.75'),
	secured: {
		counterparties: {
			CENTRAL_BANK: 'secured.central-bank',
			SOVEREIGN: 'secured.public-sector',
			MDB: 'secured.public-sector',
			PUBLIC: 'secured.public-sector',
		},
		cash: '1.reserves',
		swapLines: {},
		swapCounterparties: true,
		unwindLegs: 'BOTH',
	},
	choices,
	terms: citedTerms(STANDARD, terms),
};
