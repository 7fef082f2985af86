import type { SnapshotRef } from '@tideline/api';
import { fillTemplate, formatDay, type Lcr, ratioInput, type Template, type TemplateCell, VERIFIED_WORDS } from '@tideline/domain';

/** A disclosure table as a grid of cells: what the CSV and the workbook both write. */
export interface TemplateSheet {
	/** Name of the sheet. */
	readonly name: string;
	/** Names the snapshot that the figures are of. */
	readonly origin: string;
	readonly heads: readonly string[];
	readonly rows: readonly (readonly SheetCell[])[];
	readonly currency: string;
}

export type SheetCell = TemplateCell | { readonly kind: 'TEXT'; readonly text: string };

/** The table of a live record; a row that was not read in the rule itself says so. */
export function templateSheet(template: Template, lcr: Lcr, snapshot: SnapshotRef): TemplateSheet {
	const { stream, epoch, seq, asOf } = snapshot;
	const text = (words: string): SheetCell => ({ kind: 'TEXT', text: words });
	return {
		name: template.id,
		origin: `# ${stream} epoch ${epoch} seq ${seq} as of ${new Date(asOf).toISOString()}, ${template.title}, one day and no average, ${formatDay(lcr.calculationDate)}`,
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
