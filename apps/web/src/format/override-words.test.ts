import { describe, expect, it } from 'vitest';
import { fieldChanges, reasonName } from './override-words.ts';

const nothing = { assetClass: null, level: null, subclass: null, eligible: null, encumbered: null, flowLine: null };

describe('fieldChanges', () => {
	it('says nothing of what an override leaves as it is', () => {
		expect(fieldChanges(nothing, null)).toEqual([]);
	});
	it('gives only the new value where the old one is not known', () => {
		expect(fieldChanges({ ...nothing, level: 'LEVEL_2A', subclass: 'corporate' }, null)).toEqual([
			{ field: 'Level', from: null, to: '2A corporate' },
		]);
	});
	it('puts the old value beside the new one', () => {
		const booked = { assetClass: 'EQUITY', level: 'LEVEL_2B', subclass: 'equity', eligible: true } as const;
		expect(fieldChanges({ ...nothing, assetClass: 'BOND', level: 'INELIGIBLE', eligible: false }, booked)).toEqual([
			{ field: 'Asset class', from: 'equity', to: 'bond' },
			{ field: 'Level', from: '2B equity', to: 'not HQLA' },
			{ field: 'Operational test', from: 'passes', to: 'fails' },
		]);
	});
	it('lets a code that it does not know stand', () => {
		expect([reasonName('WRONG_LEVEL'), reasonName('NEW_CODE')]).toEqual(['Wrong HQLA level', 'NEW_CODE']);
	});
});
