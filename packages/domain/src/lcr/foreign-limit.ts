import type { RulebookTables } from '../rulebook/rulebook.ts';
import { maxOf } from './big-math.ts';
import { type WeightedSum, weightedFlows } from './flows.ts';
import { netOutflows } from './inflow-cap.ts';
import type { Unit } from './unit.ts';

/** The stressed net outflow in one currency: all that the home sovereign's paper in that currency may count for (¶50(e)). */
export function netOutflowOfCurrency(currency: string, sums: readonly WeightedSum[], unit: Unit, rulebook: RulebookTables): bigint {
	const flows = weightedFlows(
		sums.filter((sum) => sum.currency === currency),
		unit,
		rulebook,
	);
	return maxOf(netOutflows(flows, rulebook).net, 0n);
}
