import { assertNever, formatMinor } from '@tideline/domain';
import { csvLines } from '../http/csv.ts';
import type { SheetCell, TemplateSheet } from './template-sheet.ts';

/** The table as RFC 4180, the snapshot in its first line. */
export function templateCsv({ origin, heads, rows, currency }: TemplateSheet): string {
	return csvLines([[origin], heads, ...rows.map((row) => row.map((cell) => cellText(cell, currency)))]);
}

/** Money in major units. */
function cellText(cell: SheetCell, currency: string): string | null {
	switch (cell.kind) {
		case 'MONEY':
			return formatMinor(cell.amount, currency);
		case 'PERCENT':
		case 'TEXT':
			return cell.text;
		case 'NONE':
			return null;
		default:
			return assertNever(cell);
	}
}
