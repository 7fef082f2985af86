import { type Fraction, fraction } from '../fraction.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { maxOf, minOf, times } from './big-math.ts';
import type { Flows } from './flows.ts';

type InflowCaps = Pick<RulebookTables, 'inflowCap' | 'higherInflowCap'>;

/**
 * Outflows less what inflows may cover of them: at most 75 % (¶69). Where a rulebook knows more, exempt inflows come first, then those
 * under the higher limit, then the rest on what these leave (Delegated Regulation 2015/61 Art. 20).
 * @throws RangeError when a limit would have to be rounded.
 */
export function netOutflows(
	{ outflows, inflows, exempt = 0n, higher = 0n }: Flows,
	caps: InflowCaps,
): { readonly limit: bigint; readonly capped: bigint; readonly net: bigint } {
	const { inflowCap, higherInflowCap = inflowCap } = caps;
	const countedExempt = minOf(exempt, outflows);
	const left = outflows - countedExempt;
	const countedHigher = minOf(higher, times(left, higherInflowCap));
	const room = maxOf(times(left, inflowCap) - times(higher, perHigher(caps)), 0n);
	const capped = countedExempt + countedHigher + minOf(inflows - exempt - higher, room);
	return { limit: countedExempt + countedHigher + room, capped, net: outflows - capped };
}

/** The shares that amounts are multiplied by here: a unit has to keep all of them whole. */
export function inflowShares(caps: InflowCaps): Fraction[] {
	return caps.higherInflowCap ? [caps.inflowCap, caps.higherInflowCap, perHigher(caps)] : [caps.inflowCap];
}

/** What one of an inflow under the higher limit takes of the room under the lower one: 0.75 / 0.90. */
function perHigher({ inflowCap, higherInflowCap }: InflowCaps): Fraction {
	return higherInflowCap ? fraction(inflowCap.num * higherInflowCap.den, inflowCap.den * higherInflowCap.num) : WHOLE;
}

const WHOLE: Fraction = { num: 1, den: 1 };
