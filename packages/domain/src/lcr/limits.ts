import { type Fraction, mulFraction, parseFraction } from '../fraction.ts';
import { type Minor, minor } from '../money.ts';
import type { EntityRecord } from '../reference/records.ts';
import type { LimitState, Ratio } from '../schema/lcr.ts';

/** The limits of an entity as ratios (1.10 is 110 %), the regulatory one lowest. */
export interface Limits {
	readonly regulatory: Fraction;
	readonly earlyWarning: Fraction;
	readonly internal: Fraction;
}

export type LimitName = keyof Limits;

/** A limit that was crossed is left only this far above it, so that a ratio that trembles on it does not flicker: half a point. */
export const HYSTERESIS = 0.005;

/** @throws BadDecimalError when a limit is not a decimal ratio such as "1.10". */
export function parseLimits(limits: EntityRecord['limits']): Limits {
	return {
		regulatory: parseFraction(limits.regulatory),
		earlyWarning: parseFraction(limits.earlyWarning),
		internal: parseFraction(limits.internal),
	};
}

const SEVERITY = ['OVER_INTERNAL', 'BELOW_INTERNAL', 'BELOW_EARLY_WARNING', 'BELOW_REGULATORY'] as const;
type Severity = (typeof SEVERITY)[number];

/** Worsens at once, recovers only past the limit and the hysteresis. A ratio on a limit has not crossed it. */
export function limitState(lcr: number | null, limits: Limits, previous: LimitState | null | undefined): LimitState {
	if (lcr === null) return 'NOT_APPLICABLE';
	const now = stateAt(lcr, limits);
	if (!isSevere(previous)) return now;
	const was = SEVERITY.indexOf(previous);
	if (SEVERITY.indexOf(now) >= was) return now;
	const recovered = SEVERITY.indexOf(stateAt(lcr - HYSTERESIS, limits));
	return SEVERITY[Math.min(was, recovered)] ?? now;
}

function stateAt(lcr: number, { regulatory, earlyWarning, internal }: Limits): Severity {
	if (lcr < value(regulatory)) return 'BELOW_REGULATORY';
	if (lcr < value(earlyWarning)) return 'BELOW_EARLY_WARNING';
	return lcr < value(internal) ? 'BELOW_INTERNAL' : 'OVER_INTERNAL';
}

function isSevere(state: LimitState | null | undefined): state is Severity {
	return state !== null && state !== undefined && state !== 'NOT_APPLICABLE';
}

/** How far a ratio stands over a limit; negative below it. */
export interface Headroom {
	/** Percentage points; null without a ratio. */
	readonly points: number | null;
	/** HQLA that could go before the limit is met, in the reporting currency. */
	readonly amount: Minor;
}

/** How far `ratio` stands over `limit`; its amounts are in minor units of the reporting currency. */
export function headroom(ratio: Pick<Ratio, 'lcr' | 'hqla' | 'netCashOutflows'>, limit: Fraction): Headroom {
	return {
		points: ratio.lcr === null ? null : (ratio.lcr - value(limit)) * 100,
		amount: minor(ratio.hqla - mulFraction(ratio.netCashOutflows, limit)),
	};
}

function value({ num, den }: Fraction): number {
	return num / den;
}
