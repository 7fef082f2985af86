import type { HqlaTable } from '@tideline/domain';

/** Widths of the bar's parts as shares of its full width: what counts, by level, what the caps cut off and what is trapped. */
export function barShares({ levels, total, trapped }: HqlaTable): {
	level1: number;
	level2a: number;
	level2b: number;
	cut: number;
	trapped: number;
	counted: number;
} {
	const amount = (level: string) => {
		const row = levels.find((one) => one.level === level);
		return row ? Math.max(0, row.counted - row.trapped) : 0;
	};
	const cut = Math.max(0, total.capCut);
	const whole = Math.max(0, total.counted) + cut + trapped;
	const share = (part: number) => (whole > 0 ? part / whole : 0);
	return {
		level1: share(amount('LEVEL_1')),
		level2a: share(amount('LEVEL_2A')),
		level2b: share(amount('LEVEL_2B')),
		cut: share(cut),
		trapped: share(trapped),
		counted: share(Math.max(0, total.counted)),
	};
}
