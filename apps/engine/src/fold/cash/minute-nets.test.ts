import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MinuteNets } from './minute-nets.ts';

const minute = fc.integer({ min: 29_000_000, max: 29_000_000 + 4 * 1_440 });
const payments = fc.array(fc.tuple(minute, fc.integer({ min: -1_000_000, max: 1_000_000 })), { maxLength: 60 });
const bound = fc.oneof(minute, fc.constant(Number.NEGATIVE_INFINITY), fc.constant(Number.POSITIVE_INFINITY));

test('days and minutes sum to the payments between two instants, and stand in order of time', () => {
	fc.assert(
		fc.property(payments, bound, bound, (paid, from, to) => {
			const nets = new MinuteNets();
			for (const [at, amount] of paid) nets.add(at, amount);
			const inside = paid.filter(([at]) => at >= from && at < to);
			expect(nets.sum(from, to)).toBe(inside.reduce((sum, [, amount]) => sum + amount, 0));
			const minutes = [...new Set(paid.flatMap(([at]) => (at >= from ? at : [])))].sort((a, b) => a - b);
			const net = (one: number) => paid.reduce((sum, [at, amount]) => (at === one ? sum + amount : sum), 0);
			expect(nets.from(from)).toEqual(minutes.map((one) => [one, net(one)]));
		}),
	);
});

test('a payment past the safe integers is refused and changes nothing', () => {
	const nets = new MinuteNets();
	nets.add(1, Number.MAX_SAFE_INTEGER);
	expect(() => nets.add(2, 1)).toThrow(RangeError);
	expect(nets.from(0)).toEqual([[1, Number.MAX_SAFE_INTEGER]]);
});
