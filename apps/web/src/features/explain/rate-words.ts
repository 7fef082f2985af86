import { roundTo } from '../../format/number.ts';

/** A share as people read it: `40 %`, `2.5 %`; a ratio such as `15/85` stays one. */
export function rateWords(rate: string): string {
	const share = Number(rate);
	return Number.isNaN(share) ? rate : `${roundTo(share * 100, 2)} %`;
}
