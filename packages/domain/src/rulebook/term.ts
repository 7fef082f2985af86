import type { RowText } from './flow-line.ts';

/** A rule that is neither an asset class nor a flow: in force, open to a supervisor's grant, or not in this text at all. */
export interface TermRow extends RowText {
	readonly status: 'IN_FORCE' | 'OPTION' | 'ABSENT';
	/** A decimal or a formula in words. */
	readonly value: string;
}
