import { divideHalfEven, floorDivide } from './big-math.ts';

/**
 * Rounds parts so that they add up to a total that is shown beside them (largest remainder): each is cut down to a whole number, and
 * what is missing goes to those that lost most, the first of equals. Parts that are whole stay as they are.
 * @param parts exact, in units of which `perWhole` make one
 * @param total whole; the sum of the parts rounded up or down
 */
export function apportion(total: bigint, parts: readonly bigint[], perWhole: bigint): bigint[] {
	const whole = parts.map((part) => floorDivide(part, perWhole));
	let missing = total - whole.reduce((sum, value) => sum + value, 0n);
	if (parts.length === 0) return whole;
	const order = parts
		.map((part, index) => ({ index, lost: part - (whole[index] as bigint) * perWhole }))
		.sort((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1));
	const step = missing < 0n ? -1n : 1n;
	// A total that is off by more than the parts' rounding takes more than one round, from the other end when it is too small.
	const turn = step < 0n ? order.toReversed() : order;
	for (let place = 0; missing !== 0n; place = (place + 1) % turn.length, missing -= step) {
		const index = turn[place]?.index ?? 0;
		whole[index] = (whole[index] as bigint) + step;
	}
	return whole;
}

/** The same, to the sum of the parts rounded half to even. */
export function apportionRounded(parts: readonly bigint[], perWhole: bigint): bigint[] {
	const sum = parts.reduce((a, b) => a + b, 0n);
	return apportion(divideHalfEven(sum, perWhole), parts, perWhole);
}
