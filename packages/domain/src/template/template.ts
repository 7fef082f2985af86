import type { Verified } from '../rulebook/flow-line.ts';
import type { HqlaLevel, RulebookId } from '../schema/vocabulary.ts';

/** Where the figures of a row come from. Lines and sums have both columns, totals and figures the weighted one. */
export type TemplateSource =
	/** Eligible and unencumbered assets of these levels: market value, and after haircut, before the caps. */
	| { readonly kind: 'STOCK'; readonly levels: readonly Exclude<HqlaLevel, 'INELIGIBLE'>[] }
	| { readonly kind: 'LINES'; readonly side: 'OUTFLOW' | 'INFLOW'; readonly lines: readonly string[] }
	/** The rows that are "of which". */
	| { readonly kind: 'SUM'; readonly rows: readonly string[] }
	/** All rows of a side: the gross flow of the record, which has no unweighted total. */
	| { readonly kind: 'TOTAL'; readonly side: 'OUTFLOW' | 'INFLOW' }
	| { readonly kind: 'FIGURE'; readonly figure: TemplateFigure };

/** A figure of the ratio itself. */
export type TemplateFigure = 'HQLA' | 'NET_BEFORE_ADD_ON' | 'ADD_ON' | 'UNADJUSTED_NET' | 'ADJUSTMENT' | 'NET' | 'LCR';

/** A row of a disclosure table as written in a table. */
export interface TemplateRow {
	/** Its number in the text. */
	readonly row: string;
	readonly title: string;
	/** Paragraph of the rules that the row collects. */
	readonly reference: string;
	/** Whether title and paragraph were read in the text. */
	readonly verified: Verified;
	readonly source: TemplateSource;
}

/** A disclosure table of a regulator as data. */
export interface Template {
	readonly id: string;
	readonly title: string;
	readonly rulebook: RulebookId;
	/** The text that prescribes it. */
	readonly standard: string;
	readonly rows: readonly TemplateRow[];
}
