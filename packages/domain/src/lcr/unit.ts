import { currency } from '../currency.ts';
import type { Fraction } from '../fraction.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { leastCommonMultiple } from './big-math.ts';
import { capShares } from './caps.ts';
import { type FxRate, MissingFxRateError } from './fx-rate.ts';
import { inflowShares } from './inflow-cap.ts';

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
	readonly rulebook: RulebookTables;
	/** Shares that are not in the rulebook's tables. */
	readonly shares?: readonly Fraction[];
}

/** Decimal places that separate the finest minor unit (4) from the coarsest (0) of ISO 4217. */
const EXPONENT_SPAN = 10n ** 4n;

/** The unit for these rates and this rulebook; a rate that is missing is found out by the first amount in its currency. */
export function createUnit({ fxRates, currency: reporting, rulebook, shares = [] }: UnitInput): Unit {
	const weights = shares.length === 0 ? tableWeights(rulebook) : createWeights(rulebook, shares);
	const fxScale = commonDenominator(fxRates.values(), 1n) * EXPONENT_SPAN;
	const ofCurrency = new Map<string, (share: Fraction) => bigint>();

	function fxFactor(code: string): bigint {
		if (code === reporting) return fxScale;
		const rate = fxRates.get(code);
		if (!rate) throw new MissingFxRateError(code, reporting);
		const shift = currency(reporting).exponent - currency(code).exponent;
		const scaled = (fxScale / BigInt(rate.den)) * BigInt(rate.num);
		return shift >= 0 ? scaled * 10n ** BigInt(shift) : scaled / 10n ** BigInt(-shift);
	}

	return {
		perMinor: weights.scale * fxScale,
		convert: (amount, code, share) => {
			let factor = ofCurrency.get(code);
			if (factor === undefined) {
				factor = createFactor(fxFactor(code), weights);
				ofCurrency.set(code, factor);
			}
			return BigInt(amount) * factor(share);
		},
	};
}

/** What an amount of one currency is multiplied by; kept by share, because a unit that is used again meets the same ones. */
function createFactor(fxFactor: bigint, weights: Weights): (share: Fraction) => bigint {
	const known = new Map<Fraction, bigint>();
	return (share) => {
		let factor = known.get(share);
		if (factor === undefined) {
			factor = fxFactor * weights.factor(share);
			known.set(share, factor);
		}
		return factor;
	};
}

/** Shares as whole numbers over one scale. */
interface Weights {
	readonly scale: bigint;
	factor(share: Fraction): bigint;
}

/**
 * Caps multiply amounts that are weighted already, so their denominators come on top of those of haircuts and rates, those of the inflow
 * cap below them, because it limits what counts of a stock, and those of the outflow adjustments on top.
 */
function createWeights(rulebook: RulebookTables, shares: readonly Fraction[]): Weights {
	const { stock, lines, caps, outflowAdjustments = [] } = rulebook;
	const weights = commonDenominator([...stock.map(({ haircut }) => haircut), ...lines.map(({ rate }) => rate), ...shares], 1n);
	const limits = commonDenominator(capShares(caps), 1n) * commonDenominator(inflowShares(rulebook), 1n);
	const scale = weights * limits * commonDenominator(outflowAdjustments, 1n);
	const factors = new WeakMap<Fraction, bigint>();
	return {
		scale,
		factor: (share) => {
			let factor = factors.get(share);
			if (factor === undefined) {
				if (scale % BigInt(share.den) !== 0n) throw new RangeError(`${share.num}/${share.den} is not a share that this unit was made for`);
				factor = (scale / BigInt(share.den)) * BigInt(share.num);
				factors.set(share, factor);
			}
			return factor;
		},
	};
}

const known = new WeakMap<RulebookTables, Weights>();

/** The weights of a rulebook as it stands; nearly every ratio uses no others. */
function tableWeights(rulebook: RulebookTables): Weights {
	let weights = known.get(rulebook);
	if (weights === undefined) {
		weights = createWeights(rulebook, []);
		known.set(rulebook, weights);
	}
	return weights;
}

function commonDenominator(fractions: Iterable<Fraction>, start: bigint): bigint {
	let scale = start;
	for (const { den } of fractions) scale = leastCommonMultiple(scale, BigInt(den));
	return scale;
}
