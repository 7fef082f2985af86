import type { ExplainedCap } from '@tideline/api';
import type { CapsUsage, CapUsage } from '@tideline/domain';

/** Where a limit stands on the bar of what counts. */
export interface LimitMark {
	cap: ExplainedCap['cap'];
	usage: CapUsage;
	limit: number;
	/** A share that has to be there, not one that is a cap. */
	least: boolean;
	/** From the left, as a share of the bar. */
	at: number;
	/** Behind the share that is used. */
	words: string;
}

/** Levels stand from the left: what a cap leaves to the lower ones is measured from the right of what counts, a least share from the left. */
export function limitMarks({ level2, level2b, uncoveredLevel1 }: CapsUsage, counted: number): LimitMark[] {
	const limitOf = ({ limit }: CapUsage): number => limit.num / limit.den;
	const atMost = (cap: LimitMark['cap'], usage: CapUsage, words: string): LimitMark => {
		const limit = limitOf(usage);
		return { cap, usage, limit, least: false, at: (1 - limit) * counted, words };
	};
	const caps = [atMost('LEVEL_2', level2, ' used after unwind'), atMost('LEVEL_2B', level2b, ' used')];
	if (uncoveredLevel1 === null) return caps;
	const limit = limitOf(uncoveredLevel1);
	return [...caps, { cap: 'UNCOVERED_LEVEL_1', usage: uncoveredLevel1, limit, least: true, at: limit * counted, words: ' after unwind' }];
}
