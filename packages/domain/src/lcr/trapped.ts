import type { RulebookTables } from '../rulebook/rulebook.ts';
import { maxOf, minOf } from './big-math.ts';
import type { Levels } from './caps.ts';
import type { WeightedSum } from './flows.ts';
import type { DaySum } from './maturity-mismatch.ts';
import { type NetTerms, netCashOutflows } from './net-cash-outflows.ts';
import type { WeighedParts } from './weighed-parts.ts';

/** An entity of a group whose surplus cannot be moved: its sums as the group has them, intragroup flows left out. */
export interface RestrictedEntity {
	readonly sums: readonly WeightedSum[];
	/** Its flows by day; absent: `sums`, where they carry their days. */
	readonly mismatch?: readonly DaySum[];
}

/** Stock that stays where it is, by level after haircut. */
export type TrappedLevels = Required<Levels>;

/** What a restricted entity holds beyond its own net outflows, and both of them. */
export interface Surplus {
	readonly held: bigint;
	readonly netCashOutflows: bigint;
	readonly trapped: TrappedLevels;
}

/**
 * What a group cannot count of the stock of an entity whose liquidity may not be moved: all beyond the entity's own net outflows, which the
 * group carries too (¶36, ¶171–172; 12 CFR 249.22(b)). The lowest level goes first, so that what is left is the best that the limit allows.
 */
export function surplus(parts: Omit<WeighedParts, 'exchanged'>, rulebook: RulebookTables, terms: NetTerms): Surplus {
	const { level1, level2a, level2b, coveredBonds = 0n } = parts.stock;
	const held = level1 + level2a + level2b;
	const needed = maxOf(netCashOutflows(parts, rulebook, terms).net, 0n);
	let left = maxOf(held - needed, 0n);
	const take = (stock: bigint): bigint => {
		const taken = minOf(left, maxOf(stock, 0n));
		left -= taken;
		return taken;
	};
	const from2b = take(level2b);
	const from2a = take(level2a);
	const covered = take(coveredBonds);
	const trapped = { level2b: from2b, level2a: from2a, coveredBonds: covered, level1: covered + take(level1 - coveredBonds) };
	return { held, netCashOutflows: needed, trapped };
}

/** What is left of a stock without what is trapped. */
export function withoutTrapped(stock: Levels, trapped: readonly TrappedLevels[]): Levels {
	if (trapped.length === 0) return stock;
	return trapped.reduce<Levels>(
		(left, one) => ({
			level1: left.level1 - one.level1,
			level2a: left.level2a - one.level2a,
			level2b: left.level2b - one.level2b,
			coveredBonds: (left.coveredBonds ?? 0n) - one.coveredBonds,
		}),
		stock,
	);
}
