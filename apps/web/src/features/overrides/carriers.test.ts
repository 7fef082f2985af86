import type { Position } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { carriersOf, gridSearch, searchOf } from './carriers.ts';

const row = { targetKind: 'INSTRUMENT', targetId: 'SGXF38750315', state: 'IN_FORCE' } as OverrideRow;

describe('positions of an override', () => {
	it('are those that carry it, not all that match its target', () => {
		const rows = [
			{ key: 'a', overrideId: 'OV-1', marketValue: 1 },
			{ key: 'b', overrideId: null, marketValue: 9 },
			{ key: 'c', overrideId: 'OV-1', marketValue: 5 },
		] as Position[];
		expect(carriersOf(rows, 'OV-1').map(({ key }) => key)).toEqual(['c', 'a']);
	});
	it('cannot be searched by issuer', () => {
		expect(searchOf(row)).toBe('SGXF38750315');
		expect(searchOf({ ...row, targetKind: 'ISSUER' })).toBeNull();
	});
	it('are linked with what the reader looked at', () => {
		expect(gridSearch(row, '?entity=SGP')).toBe('?entity=SGP&flag=override&search=SGXF38750315');
		expect(gridSearch({ ...row, targetKind: 'ISSUER', state: 'EXPIRED' }, '')).toBe('?');
	});
});
