import { type TemplateQuery, templateQuery } from '@tideline/api';
import { TEMPLATES, templateOf } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { templateCsv } from '../../template/template-csv.ts';
import { type TemplateSheet, templateSheet } from '../../template/template-sheet.ts';
import { templateXlsx } from '../../template/template-xlsx.ts';
import { ProblemError } from '../problem.ts';
import { type Route, textRoute } from '../route.ts';
import { entityTable } from './tables.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function templateRoutes({ projection: { tables } }: AppContext): Route[] {
	function sheetOf({ entity }: TemplateQuery): { sheet: TemplateSheet; fileName: string } {
		const { ref } = entityTable(tables, 'lcr', entity);
		const [lcr] = tables.rows('lcr', entity);
		if (lcr === undefined) throw new ProblemError('not-found', `No ratio has been computed for "${entity}" yet.`);
		const template = templateOf(lcr.rulebook);
		if (template === null) {
			const known = TEMPLATES.map(({ id, rulebook }) => `${id} for ${rulebook}`).join(', ');
			throw new ProblemError(
				'unprocessable',
				`There is no disclosure table for ${lcr.rulebook}, the rulebook of "${entity}", only ${known}.`,
			);
		}
		return { sheet: templateSheet(template, lcr, ref), fileName: `${template.id.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${entity}-${ref.seq}` };
	}
	return [
		textRoute({
			path: '/api/lcr/template.csv',
			summary: 'The disclosure table of the entity’s rulebook, now; the first line names the snapshot',
			query: templateQuery,
			type: 'text/csv',
			problems: ['not-found', 'unprocessable'],
			handle({ query }) {
				const { sheet, fileName } = sheetOf(query);
				return { type: 'text/csv', fileName: `${fileName}.csv`, text: templateCsv(sheet) };
			},
		}),
		textRoute({
			path: '/api/lcr/template.xlsx',
			summary: 'The same as a workbook, amounts as numbers',
			query: templateQuery,
			type: XLSX,
			problems: ['not-found', 'unprocessable'],
			async handle({ query }) {
				const { sheet, fileName } = sheetOf(query);
				return { type: XLSX, fileName: `${fileName}.xlsx`, text: await templateXlsx(sheet) };
			},
		}),
	];
}
