import { expect, test } from 'vitest';
import { faultsOf } from './faults.ts';

test('a fault of a shock stands at the shock, also when one before it is off', () => {
	const { shocks, file } = faultsOf([{ path: 'shocks[1].on', message: 'unknown line "x"' }], [0, 2]);
	expect([...shocks]).toEqual([[2, 'unknown line "x".']]);
	expect(file).toEqual([]);
});

test('a fault of the file keeps its path', () => {
	expect(faultsOf([{ path: 'outflows[3].line', message: 'is missing' }], []).file).toEqual([
		{ path: 'outflows[3].line', message: 'is missing' },
	]);
});
