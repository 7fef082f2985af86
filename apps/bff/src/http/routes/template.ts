import { type TemplateQuery, templateQuery } from '@tideline/api';
import { type Lcr, TEMPLATES, templateOf } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { templateCsv } from '../../template/template-csv.ts';
import { type TemplateSheet, templateSheet } from '../../template/template-sheet.ts';
import { templateXlsx } from '../../template/template-xlsx.ts';
import { snapshotWords } from '../csv.ts';
import { keptClosedDay } from '../kept-closed-day.ts';
import { ProblemError } from '../problem.ts';
import { type Route, textRoute } from '../route.ts';
import { entityTable } from './tables.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function templateRoutes(context: AppContext): Route[] {
	const { tables } = context.projection;

	async function recordOf({ entity, date }: TemplateQuery): Promise<{ lcr: Lcr; origin: string; name: string }> {
		const { ref } = entityTable(tables, 'lcr', entity);
		if (date !== undefined) {
			const { closed, place } = await keptClosedDay(context, entity, date);
			return { lcr: closed.lcr, origin: `${place} closed at ${new Date(closed.closedAt).toISOString()}`, name: date };
		}
		const [lcr] = tables.rows('lcr', entity);
		if (lcr === undefined) throw new ProblemError('not-found', `No ratio has been computed for "${entity}" yet.`);
		return { lcr, origin: snapshotWords(ref), name: String(ref.seq) };
	}

	async function sheetOf(query: TemplateQuery): Promise<{ sheet: TemplateSheet; fileName: string }> {
		const { lcr, origin, name } = await recordOf(query);
		const template = templateOf(lcr.rulebook);
		if (template === null) {
			const known = TEMPLATES.map(({ id, rulebook }) => `${id} for ${rulebook}`).join(', ');
			throw new ProblemError(
				'unprocessable',
				`There is no disclosure table for ${lcr.rulebook}, the rulebook of "${query.entity}", only ${known}.`,
			);
		}
		const fileName = `${template.id.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${query.entity}-${name}`;
		return { sheet: templateSheet(template, lcr, origin), fileName };
	}
	return [
		textRoute({
			path: '/api/lcr/template.csv',
			summary:
				'The disclosure table of the entity’s rulebook, now or of a closed day; the first line names the snapshot, or the record of the day',
			query: templateQuery,
			type: 'text/csv',
			problems: ['not-found', 'gone', 'unprocessable'],
			async handle({ query }) {
				const { sheet, fileName } = await sheetOf(query);
				return { type: 'text/csv', fileName: `${fileName}.csv`, text: templateCsv(sheet) };
			},
		}),
		textRoute({
			path: '/api/lcr/template.xlsx',
			summary: 'The same as a workbook, amounts as numbers',
			query: templateQuery,
			type: XLSX,
			problems: ['not-found', 'gone', 'unprocessable'],
			async handle({ query }) {
				const { sheet, fileName } = await sheetOf(query);
				return { type: XLSX, fileName: `${fileName}.xlsx`, text: await templateXlsx(sheet) };
			},
		}),
	];
}
