import type { Fraction } from '../fraction.ts';
import type { RulebookId } from '../schema/vocabulary.ts';
import type { ClassificationRule } from './classification-rule.ts';
import type { FlowLine } from './flow-line.ts';
import type { StockLine } from './stock-line.ts';
import type { TermRow } from './term.ts';

/** The composition limits of the stock as multiples of higher levels, after haircut and unwind (Annex 1). */
export interface CompositionCaps {
	/** Share of the stock that level 2 may have, and level 2B within it. */
	readonly level2: Fraction;
	readonly level2b: Fraction;
	/** Level 2B for one of levels 1 and 2A: 15/85. */
	readonly level2bPerLevel1And2a: Fraction;
	/** Level 2B for one of level 1 when level 2 is full: 15/60. */
	readonly level2bPerLevel1: Fraction;
	/** Level 2 for one of level 1: 2/3. */
	readonly level2PerLevel1: Fraction;
	readonly reference: string;
}

/** One regulation as data: what counts, at which haircut, what flows, at which rate, and the limits between them. */
export interface Rulebook {
	readonly id: RulebookId;
	readonly title: string;
	/** The text that the paragraphs belong to. */
	readonly standard: string;
	/** Calendar days after the calculation date, the last one included. */
	readonly horizonDays: number;
	readonly stock: readonly StockLine[];
	/** In order of evaluation: the first whose conditions are all met decides. */
	readonly rules: readonly ClassificationRule[];
	readonly lines: readonly FlowLine[];
	readonly caps: CompositionCaps;
	/** Share of outflows that inflows may cover. */
	readonly inflowCap: Fraction;
	readonly terms: readonly TermRow[];
}
