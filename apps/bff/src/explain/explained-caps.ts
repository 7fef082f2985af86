import type { ExplainedCap } from '@tideline/api';
import { type CapUsage, capsUsage, type ExactRatio, formatFraction, type RatioInput } from '@tideline/domain';

/** The limits on what the stock of a ratio is made of, those that its rulebook has. */
export function explainedCaps(input: RatioInput, exact: ExactRatio): ExplainedCap[] {
	const { level2, level2b, uncoveredLevel1 } = capsUsage(input, exact);
	const row = (cap: ExplainedCap['cap'], { limit, ...usage }: CapUsage): ExplainedCap => ({ cap, limit: formatFraction(limit), ...usage });
	return [
		row('LEVEL_2', level2),
		row('LEVEL_2B', level2b),
		...(uncoveredLevel1 === null ? [] : [row('UNCOVERED_LEVEL_1', uncoveredLevel1)]),
	];
}
