import { divideHalfEven, floorDivide } from './big-math.ts';

/**
 * Rounds parts so that they add up to a total that is shown beside them (largest remainder): each is cut down to a whole number, and
 * what is missing goes to those that lost most, the first of equals. Parts that are whole stay as they are. A total that is off by more than
 * the parts' rounding is shared out in the same order, as much to each as there are rounds.
 * @param parts exact, in units of which `perWhole` make one
 * @param total whole; the sum of the parts rounded up or down
 */
export function apportion(total: bigint, parts: readonly bigint[], perWhole: bigint): bigint[] {
	const whole = parts.map((part) => floorDivide(part, perWhole));
	if (parts.length === 0) return whole;
	const missing = total - whole.reduce((sum, value) => sum + value, 0n);
	const order = parts
		.map((part, index) => ({ index, lost: part - (whole[index] as bigint) * perWhole }))
		.sort((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1));
	// What is too much is taken from the other end.
	const turn = missing < 0n ? order.toReversed() : order;
	const count = BigInt(parts.length);
	const [rounds, rest] = [missing / count, Number(missing % count)];
	for (const [place, { index }] of turn.entries()) {
		const one = place < Math.abs(rest) ? BigInt(Math.sign(rest)) : 0n;
		whole[index] = (whole[index] as bigint) + rounds + one;
	}
	return whole;
}

/** The same, to the sum of the parts rounded half to even. */
export function apportionRounded(parts: readonly bigint[], perWhole: bigint): bigint[] {
	const sum = parts.reduce((a, b) => a + b, 0n);
	return apportion(divideHalfEven(sum, perWhole), parts, perWhole);
}
