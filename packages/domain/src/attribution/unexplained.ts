import { minor } from '../money.ts';
import type { FiguresAt } from '../schema/attribution.ts';
import { changeBetween, type FiguresChange, type SpanAttribution } from './add-up.ts';

/** The figures at the ends of a span, computed otherwise than by the measurement; null where nothing else has them. */
export interface RecomputedEnds {
	readonly start: FiguresAt | null;
	readonly end: FiguresAt | null;
}

/** A span from and to the figures that were computed otherwise, as far as there are any. */
export function endsOf(
	{ start, end }: Pick<SpanAttribution, 'start' | 'end'>,
	recomputed: RecomputedEnds,
): Record<'start' | 'end', FiguresAt> {
	return { start: recomputed.start ?? start, end: recomputed.end ?? end };
}

/**
 * What the causes of a span lack of the move between its ends: zero in all three, or something was measured wrong. No part of it is made
 * to fit. Of the ratio zero where it is missing at either end.
 */
export function unexplained(span: SpanAttribution, recomputed: RecomputedEnds): FiguresChange {
	const { start, end } = endsOf(span, recomputed);
	const move = changeBetween(start, end);
	const told = (of: keyof FiguresChange): number => span.causes.reduce((sum, cause) => sum + cause[of], 0);
	return {
		hqlaChange: minor(move.hqlaChange - told('hqlaChange')),
		netCashOutflowsChange: minor(move.netCashOutflowsChange - told('netCashOutflowsChange')),
		ratioChange: start.lcr === null || end.lcr === null ? 0 : move.ratioChange - told('ratioChange'),
	};
}
