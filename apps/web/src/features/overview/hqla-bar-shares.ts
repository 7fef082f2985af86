import type { HqlaTable } from '@tideline/domain';

/** Widths of the bar's parts as shares of its full width, which is what counts and what the caps cut off. */
export function barShares({ levels, total }: HqlaTable): {
	level1: number;
	level2a: number;
	level2b: number;
	cut: number;
	counted: number;
} {
	const amount = (level: string) => {
		const { counted = 0, trapped = 0 } = levels.find((row) => row.level === level) ?? {};
		return Math.max(0, counted - trapped);
	};
	const cut = Math.max(0, total.capCut);
	const whole = Math.max(0, total.counted) + cut;
	const share = (part: number) => (whole > 0 ? part / whole : 0);
	return {
		level1: share(amount('LEVEL_1')),
		level2a: share(amount('LEVEL_2A')),
		level2b: share(amount('LEVEL_2B')),
		cut: share(cut),
		counted: share(Math.max(0, total.counted)),
	};
}
