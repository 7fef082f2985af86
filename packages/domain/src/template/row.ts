import type { TemplateFigure, TemplateRow, TemplateSource } from './template.ts';

/** Shorthand of the tables: a row with its place in the text. */
export function templateRow(
	row: number,
	title: string,
	reference: string,
	source: TemplateSource,
	verified: TemplateRow['verified'] = 'recalled',
): TemplateRow {
	return { row: String(row), title, reference, verified, source };
}

export const outflows = (...lines: string[]): TemplateSource => ({ kind: 'LINES', side: 'OUTFLOW', lines });
export const inflows = (...lines: string[]): TemplateSource => ({ kind: 'LINES', side: 'INFLOW', lines });
export const sumOf = (...rows: number[]): TemplateSource => ({ kind: 'SUM', rows: rows.map(String) });
export const totalOf = (side: 'OUTFLOW' | 'INFLOW'): TemplateSource => ({ kind: 'TOTAL', side });
export const figure = (name: TemplateFigure): TemplateSource => ({ kind: 'FIGURE', figure: name });
export const stockOf = (...levels: ('LEVEL_1' | 'LEVEL_2A' | 'LEVEL_2B')[]): TemplateSource => ({ kind: 'STOCK', levels });
