import { assertNever, currency as currencyOf, formatMinor } from '@tideline/domain';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { SheetCell, TemplateSheet } from './template-sheet.ts';

const WIDTHS = [6, 80, 24, 24, 36];

/** The table as a workbook of one sheet with the cells of the CSV, amounts as numbers. */
export async function templateXlsx({ name, origin, heads, rows, currency }: TemplateSheet): Promise<Buffer> {
	const data = [
		[{ value: origin, type: String }],
		heads.map((head): Cell => ({ value: head, type: String, fontWeight: 'bold' })),
		...rows.map((row) => row.map((cell) => cellOf(cell, currency))),
	];
	return writeExcelFile(data, { sheet: name, columns: WIDTHS.map((width) => ({ width })) }).toBuffer();
}

function cellOf(cell: SheetCell, currency: string): Cell {
	switch (cell.kind) {
		case 'MONEY': {
			const { exponent } = currencyOf(currency);
			// A safe integer of minor units has at most 16 digits, and its decimal text is the double that a spreadsheet keeps.
			return {
				value: Number(formatMinor(cell.amount, currency)),
				type: Number,
				format: exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`,
			};
		}
		case 'PERCENT':
			return { value: Number(cell.text), type: Number, format: '0.00' };
		case 'TEXT':
			return { value: cell.text, type: String };
		case 'NONE':
			return null;
		default:
			return assertNever(cell);
	}
}
