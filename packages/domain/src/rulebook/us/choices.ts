import { cash, datedLending, facilities, items, retailFunding, wholesaleFunding } from '../common-choices.ts';
import type { LineChoices } from '../line-choices.ts';

/** §249.32(a), (e), (h) and (l) outflows, §249.33(a), (c) and (d) inflows. */
export const choices: LineChoices = {
	// Retail deposits run off whatever their maturity (§249.32(a)).
	funding: [...retailFunding, { when: { term: 'BEYOND' }, line: null }, ...wholesaleFunding],
	lending: [
		{ when: { term: 'BEYOND' }, line: null },
		// §249.31(a)(4) puts open wholesale lending on day 1 and says nothing of retail lending, which then has no date to count on.
		{ when: { term: ['CALL', 'OPEN'], group: 'RETAIL' }, line: null },
		...datedLending,
	],
	facilities,
	cash,
	items: {
		...items,
		// No paragraph has shorts of the bank: what has to be bought to deliver is an amount payable (§249.32(l)).
		OUTFLOW: { ...items.OUTFLOW, ownShort: 'other.contractual' },
	},
	// The entire amount is insured or none of it (§249.32(a)(1), (h)(3)).
	insuredParts: [],
	// §249.32(e)(2)–(3): level 1 and 85 % of level 2A; level 2B is not deducted.
	facilityCollateral: ['LEVEL_1', 'LEVEL_2A'],
};
