import type { Fraction } from '../fraction.ts';
import { apportion } from '../lcr/apportion.ts';
import type { Unit } from '../lcr/unit.ts';
import { type Minor, minor } from '../money.ts';
import type { FlowSide } from '../schema/vocabulary.ts';

/** A figure that is opened: rows below it are to add up to both of its amounts. */
export interface Shared {
	readonly side: FlowSide;
	readonly rate: Fraction;
	readonly amount: Minor;
	readonly weighted: Minor;
}

/** A part of it, in its own currency. */
export interface SharePart {
	readonly currency: string;
	readonly amount: number;
	/** What does not count; zero of a flow. */
	readonly excluded: number;
}

export interface Share {
	readonly amount: Minor;
	readonly weighted: Minor;
}

const WHOLE: Fraction = { num: 1, den: 1 };

/**
 * What each of several groups of parts has of a figure, in minor units of its currency: rounded so that they add up to it exactly. What the caps
 * take from a class of the stock falls on its holdings in proportion to what they count.
 * @throws RangeError when the parts are not those of the figure
 */
export function shareOut({ side, rate, amount, weighted }: Shared, groups: readonly (readonly SharePart[])[], unit: Unit): Share[] {
	const exact = (of: (part: SharePart) => number, share: Fraction): bigint[] =>
		groups.map((parts) => parts.reduce((sum, part) => sum + unit.convert(of(part), part.currency, share), 0n));
	const amounts = rounded(
		amount,
		exact((part) => part.amount, WHOLE),
		unit.perMinor,
	);
	const counting = exact((part) => part.amount - part.excluded, rate);
	const weights = side === 'STOCK' ? inProportion(weighted, counting) : rounded(weighted, counting, unit.perMinor);
	return groups.map((_, index) => ({ amount: minor(Number(amounts[index] ?? 0n)), weighted: minor(Number(weights[index] ?? 0n)) }));
}

/** Minor units that rounding may have left between a figure and the sum of its parts. */
const TOLERANCE = 16n;

function rounded(total: number, parts: readonly bigint[], perMinor: bigint): bigint[] {
	const off = BigInt(total) * perMinor - parts.reduce((a, b) => a + b, 0n);
	if (off > TOLERANCE * perMinor || off < -TOLERANCE * perMinor) throw new RangeError(`the parts do not come to ${total}`);
	// Without parts there is nothing to share.
	return parts.length === 0 ? [] : apportion(BigInt(total), parts, perMinor);
}

/** A whole amount in proportion to weights; nothing where they come to nothing. */
export function inProportion(total: number, weights: readonly bigint[]): bigint[] {
	const sum = weights.reduce((a, b) => a + b, 0n);
	if (sum === 0n) return weights.map(() => 0n);
	const [parts, perWhole] = sum > 0n ? [weights, sum] : [weights.map((weight) => -weight), -sum];
	return apportion(
		BigInt(total),
		parts.map((part) => BigInt(total) * part),
		perWhole,
	);
}
