import type { Fraction } from '../fraction.ts';
import { flowRows } from '../lcr/flow-rows.ts';
import { hqlaRows } from '../lcr/hqla-rows.ts';
import { type NetStep, netSteps } from '../lcr/net-steps.ts';
import { type ExactRatio, exactRatio, type RatioInput } from '../lcr/ratio.ts';
import { type Minor, minor } from '../money.ts';
import type { RowText } from '../rulebook/flow-line.ts';
import { stockLine } from '../rulebook/stock-lines.ts';
import type { FlowSide } from '../schema/vocabulary.ts';

/** One line of a ratio, in minor units of its currency. The weighted amounts of a side add up to its figure. */
export interface ExplainedLine {
	readonly side: FlowSide;
	readonly line: string;
	/** The row of the rulebook. */
	readonly text: RowText;
	/** The share that counts or flows. */
	readonly rate: Fraction;
	/** Market value held, or unweighted amount. */
	readonly amount: Minor;
	/** Counted after haircut, encumbrance and caps, or weighted. */
	readonly weighted: Minor;
}

/** The lines behind a ratio, and what stands between them and its figures. */
export interface ExplainedLines {
	readonly stock: readonly ExplainedLine[];
	readonly outflows: readonly ExplainedLine[];
	readonly inflows: readonly ExplainedLine[];
	/** Taken off the stock beyond what is held of that which a limit falls on, zero or more. */
	readonly cutBeyondHeld: Minor;
	/** Of a group: what its restricted entities hold beyond what they need. */
	readonly trapped: Minor;
	readonly hqla: Minor;
	readonly grossOutflows: Minor;
	readonly grossInflows: Minor;
	/** What inflows may cover at most. */
	readonly inflowLimit: Minor;
	/** What is deducted: outflows − deducted + steps are the net cash outflows, to the minor unit. */
	readonly deductedInflows: Minor;
	/** What the rulebook does to the difference, where that moves it. */
	readonly steps: readonly NetStep[];
	readonly netCashOutflows: Minor;
}

/** The lines of a ratio by side, in the rulebook's order. @throws MissingFxRateError, UnknownLineError as the ratio itself. */
export function explainLines(input: RatioInput, exact: ExactRatio = exactRatio(input)): ExplainedLines {
	const hqla = hqlaRows(input, exact);
	const flows = flowRows(input, exact);
	const steps = netSteps(exact, input.rulebook);
	const moved = steps.reduce((sum, { amount }) => sum + amount, 0);
	return {
		stock: hqla.levels.flatMap(({ classes }) =>
			classes.map(({ line, marketValue, counted }): ExplainedLine => {
				const row = stockLine(input.rulebook, line);
				return { side: 'STOCK', line, text: row, rate: row.factor, amount: marketValue, weighted: counted };
			}),
		),
		outflows: sideLines(flows.outflows),
		inflows: sideLines(flows.inflows),
		cutBeyondHeld: hqla.cutBeyondHeld,
		trapped: hqla.trapped,
		hqla: hqla.total.counted,
		grossOutflows: flows.outflows.weighted,
		grossInflows: flows.inflows.weighted,
		inflowLimit: flows.inflowLimit,
		deductedInflows: minor(flows.outflows.weighted + moved - flows.netCashOutflows),
		steps,
		netCashOutflows: flows.netCashOutflows,
	};
}

function sideLines({ groups }: ReturnType<typeof flowRows>['outflows']): ExplainedLine[] {
	return groups.flatMap(({ lines }) =>
		lines.map(({ line, rate, amount, weighted }) => ({ side: line.side, line: line.id, text: line, rate, amount, weighted })),
	);
}
