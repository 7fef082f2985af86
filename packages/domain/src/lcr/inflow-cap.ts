import type { Rulebook } from '../rulebook/rulebook.ts';
import { minOf } from './big-math.ts';
import type { Flows } from './flows.ts';

/** Outflows less what inflows may cover of them: at most 75 % (¶69). */
export function netOutflows(
	{ outflows, inflows }: Flows,
	{ inflowCap }: Rulebook,
): { readonly limit: bigint; readonly capped: bigint; readonly net: bigint } {
	const limit = (outflows * BigInt(inflowCap.num)) / BigInt(inflowCap.den);
	const capped = minOf(inflows, limit);
	return { limit, capped, net: outflows - capped };
}
