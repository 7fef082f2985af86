import { describe, expect, it } from 'vitest';
import { Cut } from '../book/cut.ts';
import { Confirmations } from './confirmations.ts';

const AT = '2026-11-20T10:22:14Z';
const at = (offset: number) => ({ topic: 'payments', partition: 0, offset });
const cut = (offset: number) => new Cut([at(offset)]);

describe('confirmations', () => {
	it('forget the oldest past their limit, and say that they have', () => {
		const confirmations = new Confirmations(2);
		for (const tradeId of ['A', 'B']) confirmations.apply({ tradeId, postingId: 'cash', confirmedAt: AT }, at(0));
		confirmations.apply({ tradeId: 'B', postingId: 'cash', confirmedAt: AT }, at(1));
		expect(confirmations.complete).toBe(true);
		confirmations.apply({ tradeId: 'C', postingId: 'cash', confirmedAt: AT }, at(2));
		expect([confirmations.complete, confirmations.has('A', 'cash'), confirmations.has('C', 'cash')]).toEqual([false, false, true]);
	});
	it('know each posting by itself, and nothing of payments without a trade', () => {
		const confirmations = new Confirmations(9);
		confirmations.apply({ tradeId: 'A', postingId: 'start-cash', confirmedAt: AT }, at(0));
		confirmations.apply({ tradeId: null, postingId: null, confirmedAt: AT }, at(1));
		expect([confirmations.has('A', 'start-cash'), confirmations.has('A', 'end-cash')]).toEqual([true, false]);
	});
	it('are those of a cut, the first of several on one posting', () => {
		const confirmations = new Confirmations(9);
		confirmations.apply({ tradeId: 'A', postingId: 'cash', confirmedAt: AT }, at(3));
		confirmations.apply({ tradeId: 'A', postingId: 'cash', confirmedAt: AT }, at(5));
		expect([3, 4, 9].map((offset) => confirmations.hasAt(cut(offset), 'A', 'cash'))).toEqual([false, true, true]);
		expect(confirmations.hasAt(new Cut([]), 'A', 'cash')).toBe(false);
		expect(confirmations.hasAt(cut(9), 'B', 'cash')).toBe(false);
	});
});
