import type { Fraction } from '../fraction.ts';
import type { RulebookId, SecuredCounterparty } from '../schema/vocabulary.ts';
import type { ClassificationRule } from './classification-rule.ts';
import type { FlowLine } from './flow-line.ts';
import type { LineChoices } from './line-choices.ts';
import type { StockLine } from './stock-line.ts';
import type { TermRow } from './term.ts';

/** The composition limits of the stock as multiples of higher levels, after haircut. */
export interface CompositionCaps {
	/**
	 * Which stock is capped, and how: `ADJUSTED` the one after unwind (Basel Annex 1); `LARGER_EXCESS` the larger cut of before and after
	 * unwind, level 2 first (United States); `COVERED_BONDS` after unwind, with a limit on level 1 that is covered bonds (European Union).
	 */
	readonly method: 'ADJUSTED' | 'LARGER_EXCESS' | 'COVERED_BONDS';
	/** Share of the stock that level 2 may have, and level 2B within it. */
	readonly level2: Fraction;
	readonly level2b: Fraction;
	/** Level 2B for one of levels 1 and 2A: 15/85. */
	readonly level2bPerLevel1And2a: Fraction;
	/** Level 2B for one of level 1 when level 2 is full: 15/60. */
	readonly level2bPerLevel1: Fraction;
	/** Level 2 for one of level 1: 2/3. */
	readonly level2PerLevel1: Fraction;
	/** The whole stock for one of level 1 that is not covered bonds: 100/30. */
	readonly stockPerUncovered?: Fraction;
	readonly reference: string;
}

/** How secured deals become flows and leave the stock. */
export interface SecuredTerms {
	/** Line of secured funding from such a counterparty, where its rate is not above that of the collateral's line. */
	readonly counterparties: { readonly [Type in SecuredCounterparty]?: string };
	/** Class that the cash of a deal counts as while the deal is unwound. */
	readonly cash: string;
	/** Lines of collateral swaps, `{back}` and `{for}` standing for the levels posted and received at the end; absent: the collateral's. */
	readonly swapLines: { readonly OUTFLOW?: string; readonly INFLOW?: string };
	/** The counterparty's line is open to collateral swaps too. */
	readonly swapCounterparties: boolean;
	/** The securities of a deal that have to be liquid for it to be unwound: a collateral swap has two. */
	readonly unwindLegs: 'BOTH' | 'ONE';
}

/** A figure of the rule as pages name it, with its paragraphs. */
export interface Caption {
	readonly title: string;
	readonly reference: string;
}

/** One regulation as data: what counts, at which haircut, what flows, at which rate, and the limits between them. */
export interface RulebookTables {
	readonly id: RulebookId;
	readonly title: string;
	/** The text that the paragraphs belong to. */
	readonly standard: string;
	/** Calendar days after the calculation date, the last one included. */
	readonly horizonDays: number;
	readonly stock: readonly StockLine[];
	readonly lines: readonly FlowLine[];
	readonly caps: CompositionCaps;
	readonly captions: { readonly ratio: Caption; readonly inflowCap: Caption };
	/** Share of outflows that inflows may cover. */
	readonly inflowCap: Fraction;
	/** Share for inflows of the banks that a higher limit was granted to; there, inflows can be exempt from any limit too. */
	readonly higherInflowCap?: Fraction;
	readonly secured: SecuredTerms;
	readonly choices: LineChoices;
	/** Shares of the net outflows that the size of a bank leaves, the first one by default; absent: all of them. */
	readonly outflowAdjustments?: readonly Fraction[];
	readonly terms: readonly TermRow[];
}

/** A rulebook that also says what an instrument is, so that positions can be classified. */
export interface Rulebook extends RulebookTables {
	/** In order of evaluation: the first whose conditions are all met decides. */
	readonly rules: readonly ClassificationRule[];
}
