import { describe, expect, it } from 'vitest';
import { Confirmations } from './confirmations.ts';

describe('confirmations', () => {
	it('forget the oldest past their limit, and say that they have', () => {
		const confirmations = new Confirmations(2);
		for (const tradeId of ['A', 'B']) confirmations.apply({ tradeId, postingId: 'cash' });
		confirmations.apply({ tradeId: 'B', postingId: 'cash' });
		expect(confirmations.complete).toBe(true);
		confirmations.apply({ tradeId: 'C', postingId: 'cash' });
		expect([confirmations.complete, confirmations.has('A', 'cash'), confirmations.has('C', 'cash')]).toEqual([false, false, true]);
	});
	it('know each posting by itself, and nothing of payments without a trade', () => {
		const confirmations = new Confirmations(9);
		confirmations.apply({ tradeId: 'A', postingId: 'start-cash' });
		confirmations.apply({ tradeId: null, postingId: null });
		expect([confirmations.has('A', 'start-cash'), confirmations.has('A', 'end-cash')]).toEqual([true, false]);
	});
});
