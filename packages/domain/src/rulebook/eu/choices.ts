import { cash, datedLending, facilities, items, retailFunding, wholesaleFunding } from '../common-choices.ts';
import type { LineChoices } from '../line-choices.ts';

/** Articles 24–28 and 31a money taken, 31 facilities, 32 money lent. */
export const choices: LineChoices = {
	funding: [
		{ when: { term: 'BEYOND', group: 'RETAIL' }, line: 'retail.term' },
		{ when: { term: 'BEYOND' }, line: null },
		...retailFunding,
		...wholesaleFunding,
	],
	lending: [
		{ when: { term: ['BEYOND', 'OPEN'] }, line: null },
		// Art. 32(3)(i): no end, and the bank may ask for its money within 30 days.
		{ when: { term: 'CALL', operational: false }, line: 'loan.open' },
		...datedLending,
	],
	facilities,
	cash,
	items,
	insuredParts: ['RETAIL', 'OPERATIONAL'],
	// Art. 31(2): liquid assets of any level that the buffer does not count.
	facilityCollateral: ['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B'],
};
