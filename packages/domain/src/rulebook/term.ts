import type { RowText } from './flow-line.ts';

/** A rule that is neither an asset class nor a flow: in force in the text, open to a supervisor's grant, or not in this text at all. */
export interface TermRow extends RowText {
	/** What the rule is about: an `ABSENT` class or line is refused by its id. */
	readonly kind: 'STOCK' | 'OUTFLOW' | 'INFLOW' | 'CAP' | 'ADDON';
	readonly status: 'IN_FORCE' | 'OPTION' | 'ABSENT';
	/** A decimal or a formula in words. */
	readonly value: string;
	/** Of a rule or an option of the text that no figure follows from, wholly or in part: why; absent: it is computed. */
	readonly notApplied?: string;
	/** Absent lines: the line where such an item counts instead. */
	readonly nearest?: string;
}
