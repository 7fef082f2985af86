import { apportion } from '../lcr/apportion.ts';
import { type ExactRatio, toMinor } from '../lcr/ratio.ts';
import { type Minor, minor } from '../money.ts';
import type { LadderTable } from './ladder-table.ts';

/**
 * A rule on the 30 days as a whole, which has no day of its own. INFLOW_CAP: inflows above 75 % of outflows do not count (¶69).
 * MATURITY_MISMATCH: the add-on of 12 CFR 249.30(b). OUTFLOW_ADJUSTMENT: the share that the size of the bank leaves (12 CFR 249.30(c)).
 */
export type BridgeStepKind = 'INFLOW_CAP' | 'MATURITY_MISMATCH' | 'OUTFLOW_ADJUSTMENT';

/** What leads from the net outflows of the ladder's days to the net cash outflows of the LCR; exact in minor units. */
export interface LcrBridge {
	/** Outflows less inflows of all days: the cumulative gap of the last day, outflows positive. */
	readonly netOutflows: Minor;
	/** Only those that move the figure; added to `netOutflows` they give `netCashOutflows`. */
	readonly steps: readonly { readonly kind: BridgeStepKind; readonly amount: Minor }[];
	readonly netCashOutflows: Minor;
	/** What inflows may cover at most. */
	readonly inflowLimit: Minor;
}

/** `exact`: the ratio whose flows the table holds, all of them within the horizon. */
export function lcrBridge({ outflows, inflows }: LadderTable, exact: ExactRatio): LcrBridge {
	const { unit } = exact;
	const netOutflows = minor(outflows.total - inflows.total);
	const netCashOutflows = toMinor(exact.netCashOutflows, unit);
	const cut = exact.inflows - exact.cappedInflows;
	const exactSteps: { kind: BridgeStepKind; amount: bigint }[] = [
		{ kind: 'INFLOW_CAP', amount: cut },
		{ kind: 'MATURITY_MISMATCH', amount: exact.addOn },
		{ kind: 'OUTFLOW_ADJUSTMENT', amount: exact.netCashOutflows - (exact.outflows - exact.cappedInflows + exact.addOn) },
	];
	const moving = exactSteps.filter(({ amount }) => amount !== 0n);
	const amounts = apportion(
		BigInt(netCashOutflows - netOutflows),
		moving.map(({ amount }) => amount),
		unit.perMinor,
	);
	const steps = moving.map(({ kind }, index) => ({ kind, amount: minor(Number(amounts[index])) }));
	return { netOutflows, steps, netCashOutflows, inflowLimit: toMinor(exact.inflowLimit, unit) };
}
