import { cash, datedLending, facilities, items, retailFunding, wholesaleFunding } from '../common-choices.ts';
import type { LineChoices } from '../line-choices.ts';

/** ¶73–109 money taken, ¶126–131 facilities, ¶153–156 money lent. */
export const choices: LineChoices = {
	funding: [
		// ¶82: a retail term keeps a line of its own; a wholesale one leaves the horizon.
		{ when: { term: 'BEYOND', group: 'RETAIL' }, line: 'retail.term' },
		{ when: { term: 'BEYOND' }, line: null },
		...retailFunding,
		...wholesaleFunding,
	],
	// ¶142, ¶154: an open loan is taken to be repaid as late as it can be.
	lending: [{ when: { term: ['BEYOND', 'OPEN'] }, line: null }, ...datedLending],
	facilities,
	cash,
	items,
	insuredParts: ['RETAIL', 'OPERATIONAL'],
	// ¶130: net of any HQLA posted against the facility.
	facilityCollateral: ['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B'],
};
