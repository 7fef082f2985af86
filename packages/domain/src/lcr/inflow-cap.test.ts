import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction } from '../fraction.ts';
import { maxOf, minOf } from './big-math.ts';
import { inflowShares, netOutflows } from './inflow-cap.ts';

const eu = { inflowCap: fraction(3, 4), higherInflowCap: fraction(9, 10) };
/** 4 × 10 × 6: every share of it is whole. */
const WHOLE = 240n;
const amount = fc.bigInt({ min: 0n, max: 1_000n }).map((n) => n * WHOLE);

test('inflows under one limit count up to it', () => {
	expect(netOutflows({ outflows: 100n, inflows: 90n }, { inflowCap: fraction(3, 4) })).toEqual({ limit: 75n, capped: 75n, net: 25n });
});

test('a limit that would have to be rounded is refused, not cut short', () => {
	expect(() => netOutflows({ outflows: 101n, inflows: 90n }, { inflowCap: fraction(3, 4) })).toThrow(RangeError);
});

test('three kinds of inflows leave what Article 20 leaves of the outflows', () => {
	fc.assert(
		fc.property(amount, amount, amount, amount, (outflows, exempt, higher, rest) => {
			const left = maxOf(outflows - exempt, 0n);
			const room = maxOf(left - (higher * 10n) / 9n, 0n);
			// The text's own form, where the tenth of a ninth is whole.
			fc.pre(higher % 9n === 0n);
			const net = outflows - minOf(exempt, outflows) - minOf(higher, (left * 9n) / 10n) - minOf(rest, (room * 3n) / 4n);
			expect(netOutflows({ outflows, inflows: exempt + higher + rest, exempt, higher }, eu).net).toBe(net);
		}),
	);
});

test('the shares that a unit has to keep whole are those that amounts are multiplied by', () => {
	expect(inflowShares(eu)).toEqual([fraction(3, 4), fraction(9, 10), fraction(5, 6)]);
});
