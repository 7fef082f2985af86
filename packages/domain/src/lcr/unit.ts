import { currency } from '../currency.ts';
import type { Fraction } from '../fraction.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { leastCommonMultiple } from './big-math.ts';
import { type FxRate, MissingFxRateError } from './fx-rate.ts';

/**
 * The unit in which one ratio is computed: a share of the reporting currency's minor unit so small that every haircut, rate, FX rate and
 * cap of this computation gives a whole number. All arithmetic is then on integers, and nothing is rounded before the end.
 */
export interface Unit {
	/** Units in one minor unit of the reporting currency. */
	readonly perMinor: bigint;
	/** `amount × share`, the amount in minor units of its currency. @throws MissingFxRateError when there is no rate. */
	convert(amount: number, currency: string, share: Fraction): bigint;
}

export interface UnitInput {
	readonly fxRates: ReadonlyMap<string, FxRate>;
	readonly currency: string;
	readonly rulebook: Rulebook;
	/** Shares that are not in the rulebook's tables. */
	readonly shares?: readonly Fraction[];
}

/** Decimal places that separate the finest minor unit (4) from the coarsest (0) of ISO 4217. */
const EXPONENT_SPAN = 4;

export function createUnit({ fxRates, currency: reporting, rulebook, shares = [] }: UnitInput): Unit {
	const shareScale = commonDenominator(shares, weightScale(rulebook)) * capScale(rulebook);
	const fxScale = commonDenominator(fxRates.values(), 1n) * 10n ** BigInt(EXPONENT_SPAN);
	const fxFactors = new Map<string, bigint>();

	function fxFactor(code: string): bigint {
		let factor = fxFactors.get(code);
		if (factor === undefined) {
			factor = fxFactorOf(code);
			fxFactors.set(code, factor);
		}
		return factor;
	}

	function fxFactorOf(code: string): bigint {
		if (code === reporting) return fxScale;
		const rate = fxRates.get(code);
		if (!rate) throw new MissingFxRateError(code, reporting);
		const shift = currency(reporting).exponent - currency(code).exponent;
		const scaled = (fxScale / BigInt(rate.den)) * BigInt(rate.num);
		return shift >= 0 ? scaled * 10n ** BigInt(shift) : scaled / 10n ** BigInt(-shift);
	}

	return {
		perMinor: shareScale * fxScale,
		convert: (amount, code, share) => BigInt(amount) * fxFactor(code) * ((shareScale / BigInt(share.den)) * BigInt(share.num)),
	};
}

const weightScales = new WeakMap<Rulebook, bigint>();

/** A common denominator of every haircut and rate of the tables. */
function weightScale(rulebook: Rulebook): bigint {
	let scale = weightScales.get(rulebook);
	if (scale === undefined) {
		scale = commonDenominator([...rulebook.stock.map((row) => row.haircut), ...rulebook.lines.map((row) => row.rate)], 1n);
		weightScales.set(rulebook, scale);
	}
	return scale;
}

/** A common denominator of the caps, which multiply amounts that are weighted already. */
function capScale({ caps, inflowCap }: Rulebook): bigint {
	return commonDenominator([caps.level2bPerLevel1And2a, caps.level2bPerLevel1, caps.level2PerLevel1, inflowCap], 1n);
}

function commonDenominator(fractions: Iterable<Fraction>, start: bigint): bigint {
	let scale = start;
	for (const { den } of fractions) scale = leastCommonMultiple(scale, BigInt(den));
	return scale;
}
