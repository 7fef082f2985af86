import {
	fillTemplate,
	formatDay,
	type Lcr,
	type RulebookId,
	ratioInput,
	type Template,
	type TemplateCell,
	type TemplateRow,
	VERIFIED_WORDS,
} from '@tideline/domain';

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

/** Where the rules limit what a group may count of a subsidiary whose surplus cannot be moved (docs/adr/0018). */
const TRAPPED_REFERENCES: Readonly<Record<RulebookId, string>> = {
	basel: `¶36, 171-172 (${VERIFIED_WORDS.recalled})`,
	us: '12 CFR 249.22(b)',
	eu: `¶36, 171-172 (${VERIFIED_WORDS.recalled})`,
};

/**
 * The table of a record, which `origin` names; a row that was not read in the rule itself says so. Under a group's HQLA stands what is not in
 * it because it is trapped: rows of ours, without a number of the text.
 */
export function templateSheet(template: Template, lcr: Lcr, origin: string): TemplateSheet {
	const text = (words: string): SheetCell => ({ kind: 'TEXT', text: words });
	return {
		name: template.id,
		origin: `# ${origin}, ${template.title}, one day and no average, ${formatDay(lcr.calculationDate)}`,
		heads: ['row', 'item', `unweighted ${lcr.currency}`, `weighted ${lcr.currency}`, 'reference'],
		rows: fillTemplate(template, ratioInput(lcr)).flatMap(({ row, unweighted, weighted }) => [
			[
				text(row.row),
				text(row.title),
				unweighted,
				weighted,
				text(row.verified === 'text' ? row.reference : `${row.reference} (${VERIFIED_WORDS[row.verified]})`),
			],
			...(row.source.kind === 'FIGURE' && row.source.figure === 'HQLA' ? trappedRows(lcr, row) : []),
		]),
		currency: lcr.currency,
	};
}

function trappedRows({ trapped, rulebook }: Lcr, { row }: TemplateRow): SheetCell[][] {
	return trapped
		.filter((one) => one.trapped !== 0)
		.map(({ entityId, reason, trapped: amount }) => [
			{ kind: 'NONE' },
			{ kind: 'TEXT', text: `Not in row ${row}, taken off before the caps: HQLA trapped in ${entityId}. ${reason}` },
			{ kind: 'NONE' },
			{ kind: 'MONEY', amount },
			{ kind: 'TEXT', text: TRAPPED_REFERENCES[rulebook] },
		]);
}
