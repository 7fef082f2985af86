import { flowSum } from '../calculator/read-flow.ts';
import { dealEffect } from '../calculator/read-secured.ts';
import type { Fraction } from '../fraction.ts';
import { type Ladder, ladder } from '../ladder/ladder.ts';
import type { LadderFlow } from '../ladder/ladder-flow.ts';
import type { RatioInput } from '../lcr/ratio.ts';
import { minor } from '../money.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import { lastDay } from '../rulebook/horizon.ts';
import { type Stressed, stressedRate } from './stressed.ts';

/** The cumulative ladder of a balance sheet under the shocks so far, at the rates of the LCR; `input`: what its ratio follows from. */
export function stressedLadder(stressed: Stressed, input: RatioInput): Ladder {
	const { calculationDate } = stressed.sheet;
	const flows = summed(ladderFlows(stressed));
	return ladder({ ratio: input, calculationDate, assumptions: 'lcr', flows, changes: [] }, { currency: null, level: null });
}

function ladderFlows(stressed: Stressed): LadderFlow[] {
	const { sheet } = stressed;
	const last = lastDay(sheet.calculationDate, sheet.tables);
	// What counts although its date is behind the horizon counts on no day of its own.
	const within = (due: LadderFlow['due']): LadderFlow['due'] => (due !== null && due > last ? null : due);
	const of = ({ side, group }: FlowLine, rate: Fraction, flow: Pick<LadderFlow, 'currency' | 'amount' | 'due'>): LadderFlow => {
		const { currency, amount } = flow;
		return { side, group, currency, amount, rate, due: within(flow.due) };
	};
	const flows = sheet.flows.flatMap((flow) =>
		flowSum(sheet, flow) === null ? [] : [of(flow.line, stressedRate(stressed, flow.line, flow.rate), { ...flow, due: flow.due.date })],
	);
	const deals = sheet.deals.flatMap((deal) => {
		const effect = dealEffect(sheet, deal);
		return effect === null
			? []
			: [of(effect.line, stressedRate(stressed, effect.line, effect.rate), { ...effect.sum, due: deal.due.date })];
	});
	return [...flows, ...deals];
}

/** Thousands of items are some dozens of sums, each placed on its days once. */
function summed(flows: readonly LadderFlow[]): LadderFlow[] {
	const same = Map.groupBy(flows, ({ side, group, currency, rate, due }) => `${side}|${group}|${currency}|${rate.num}/${rate.den}|${due}`);
	return [...same.values()].map((parts) => {
		const [first] = parts as [LadderFlow];
		return { ...first, amount: minor(parts.reduce((sum, { amount }) => sum + amount, 0)) };
	});
}
