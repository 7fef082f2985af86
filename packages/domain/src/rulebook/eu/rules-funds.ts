import type { ClassificationRule } from '../classification-rule.ts';
import * as when from '../conditions.ts';
import * as only from './conditions.ts';

/** Article 15: shares of funds, by the least liquid part of what they hold. */
export const funds: readonly ClassificationRule[] = [
	{
		id: 'eu.ciu.cash',
		title: 'Fund holding coins, banknotes and central bank exposures',
		stock: 'ciu.cash',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds coins, banknotes and central bank exposures', 'CENTRAL_BANK')],
	},
	{
		id: 'eu.ciu.level1',
		title: 'Fund holding level 1 other than covered bonds',
		stock: 'ciu.level1',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds level 1 other than covered bonds', 'LEVEL_1')],
	},
	{
		id: 'eu.ciu.covered-bond',
		title: 'Fund holding extremely high quality covered bonds',
		stock: 'ciu.covered-bond',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds extremely high quality covered bonds', 'COVERED_BOND')],
	},
	{
		id: 'eu.ciu.level2a',
		title: 'Fund holding level 2A',
		stock: 'ciu.level2a',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds level 2A', 'LEVEL_2A')],
	},
	{
		id: 'eu.ciu.2b-securitisation',
		title: 'Fund holding securitisations (i), (ii), (iv)',
		stock: 'ciu.2b-securitisation',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds securitisations (i), (ii), (iv)', 'SECURITISATION')],
	},
	{
		id: 'eu.ciu.2b-covered-bond',
		title: 'Fund holding level 2B covered bonds',
		stock: 'ciu.2b-covered-bond',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds level 2B covered bonds', 'COVERED_BOND_2B')],
	},
	{
		id: 'eu.ciu.2b-securitisation-other',
		title: 'Fund holding securitisations (iii), (v)',
		stock: 'ciu.2b-securitisation-other',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds securitisations (iii), (v)', 'SECURITISATION_OTHER')],
	},
	{
		id: 'eu.ciu.2b-other',
		title: 'Fund holding other level 2B',
		stock: 'ciu.2b-other',
		reference: 'Art. 15(1)-(3)',
		verified: 'text',
		scope: [when.ofKind('Share of a fund', 'FUND')],
		conditions: [only.fundHolding('Holds other level 2B', 'LEVEL_2B')],
	},
];
