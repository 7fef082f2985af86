import { complement, parseFraction } from '../fraction.ts';
import type { ClassificationRule } from './classification-rule.ts';
import type { FlowLine, FlowRow } from './flow-line.ts';
import type { StockLine, StockRow } from './stock-line.ts';
import type { TermRow } from './term.ts';

/** Rows of one side with their rates parsed once and their paragraphs named by the standard they belong to. */
export function flowLines(side: FlowLine['side'], standard: string, rows: readonly FlowRow[]): FlowLine[] {
	return rows.map((row) => ({
		...row,
		side,
		rate: parseFraction(row.rate),
		basis: row.basis ?? 'RULE',
		reference: cite(standard, row.reference),
	}));
}

/** Rows of the stock with their haircuts parsed once, and the factor that is left of the market value. */
export function stockLines(standard: string, rows: readonly StockRow[]): StockLine[] {
	return rows.map((row) => {
		const haircut = parseFraction(row.haircut);
		return { ...row, haircut, factor: complement(haircut), reference: cite(standard, row.reference) };
	});
}

/** Rules with their paragraphs named by the standard they belong to. */
export function citedRules(standard: string, rules: readonly ClassificationRule[]): ClassificationRule[] {
	return rules.map((rule) => ({ ...rule, reference: cite(standard, rule.reference) }));
}

/** Terms with their paragraphs named by the standard they belong to. */
export function citedTerms(standard: string, terms: readonly TermRow[]): TermRow[] {
	return terms.map((term) => ({ ...term, reference: cite(standard, term.reference) }));
}

/** A reference that names another text (`BCBS 284 FAQ 3(a)`) stands as it is. */
function cite(standard: string, reference: string): string {
	return /^(¶|§|Annex|Art\.)/.test(reference) ? `${standard} ${reference}` : reference;
}
