import type { ClassificationRule } from '../classification-rule.ts';
import * as when from '../conditions.ts';
import * as only from './conditions.ts';
import { funds } from './rules-funds.ts';
import { level1 } from './rules-level-1.ts';
import { level2 } from './rules-level-2.ts';
import { outside } from './rules-none.ts';

const ownIssue: ClassificationRule = {
	id: 'eu.own-issue',
	title: 'Own issue',
	stock: 'none',
	reference: 'Art. 7(3)',
	verified: 'secondary',
	scope: [when.ownIssue],
	conditions: [],
};

const interestFree: ClassificationRule = {
	id: 'eu.2b.other',
	title: 'Non-interest-bearing asset',
	stock: '2B.other',
	reference: 'Art. 12(1)(f)',
	verified: 'secondary',
	scope: [when.ofKind('Share or commodity', 'EQUITY', 'COMMODITY'), only.interestFree],
	conditions: [when.issuerNotFinancial],
};

/** The order of evaluation: own issues out, then by article; a bank without interest may count what is left. */
export const rules: readonly ClassificationRule[] = [ownIssue, ...level1, ...funds, ...level2, interestFree, ...outside];
