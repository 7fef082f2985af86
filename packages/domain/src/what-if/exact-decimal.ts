import { type Fraction, fraction } from '../fraction.ts';
import { divideHalfEven } from '../lcr/big-math.ts';

/** Decimals that a moved rate keeps, so that any number of moves stays within the safe integers. */
const DECIMALS = 10n ** 12n;

/** `num / den` rounded half even to twelve decimals: exact for every rate and move of fewer. @throws RangeError past the safe integers. */
export function toTwelveDecimals(num: bigint, den: bigint): Fraction {
	return fraction(Number(divideHalfEven(num * DECIMALS, den)), Number(DECIMALS));
}
