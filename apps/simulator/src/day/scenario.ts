import { z } from 'zod';

export const SCENARIOS = ['calm', 'squeeze', 'breach'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** The record on `control` that changes the scenario of a running simulator. */
export const scenarioCommand = z.object({ type: z.literal('scenario'), scenario: z.enum(SCENARIOS) });

interface Stress {
	/** Deposits that leave an entity in the end, USD millions. */
	readonly withdrawn: Readonly<Record<string, number>>;
	/** How much more often the bond desk sells than buys. */
	readonly sellBias: number;
	/** Multiplies what customers pay at a time. */
	readonly paymentScale: number;
}

/** Withdrawals approach their full amount with this time constant. */
export const STRESS_TIME_MS = 12 * 60_000;

export const STRESS: Readonly<Record<Scenario, Stress>> = {
	calm: { withdrawn: {}, sellBias: 0, paymentScale: 1 },
	squeeze: { withdrawn: { LDN: 3_500, NYC: 1_900, SGP: 1_500 }, sellBias: 0.25, paymentScale: 6 },
	breach: { withdrawn: { LDN: 5_600, NYC: 1_900, SGP: 1_400 }, sellBias: 0.3, paymentScale: 8 },
};
