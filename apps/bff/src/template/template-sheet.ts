import { fillTemplate, formatDay, type Lcr, ratioInput, type Template, type TemplateCell, VERIFIED_WORDS } from '@tideline/domain';

/** A disclosure table as a grid of cells: what the CSV and the workbook both write. */
export interface TemplateSheet {
	/** Name of the sheet. */
	readonly name: string;
	/** Names what the figures are of: a snapshot, or the record of a closed day. */
	readonly origin: string;
	readonly heads: readonly string[];
	readonly rows: readonly (readonly SheetCell[])[];
	readonly currency: string;
}

export type SheetCell = TemplateCell | { readonly kind: 'TEXT'; readonly text: string };

/** The table of a record, which `origin` names; a row that was not read in the rule itself says so. */
export function templateSheet(template: Template, lcr: Lcr, origin: string): TemplateSheet {
	const text = (words: string): SheetCell => ({ kind: 'TEXT', text: words });
	return {
		name: template.id,
		origin: `# ${origin}, ${template.title}, one day and no average, ${formatDay(lcr.calculationDate)}`,
		heads: ['row', 'item', `unweighted ${lcr.currency}`, `weighted ${lcr.currency}`, 'reference'],
		rows: fillTemplate(template, ratioInput(lcr)).map(({ row, unweighted, weighted }) => [
			text(row.row),
			text(row.title),
			unweighted,
			weighted,
			text(row.verified === 'text' ? row.reference : `${row.reference} (${VERIFIED_WORDS[row.verified]})`),
		]),
		currency: lcr.currency,
	};
}
