import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf } from '../calculator/books.fixture.ts';
import { readLcrFile } from '../calculator/calculate-lcr.ts';
import { sheetInput } from '../calculator/sheet-input.ts';
import { computeRatio, exactRatio, type RatioInput, toMinor } from '../lcr/ratio.ts';
import type { Minor } from '../money.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { RulebookId } from '../schema/vocabulary.ts';
import { type FilledRow, fillTemplate } from './fill-template.ts';
import { TEMPLATES, templateOf } from './templates.ts';

function inputOf(document: unknown): RatioInput {
	const reading = readLcrFile(document);
	if (reading.kind === 'problems') throw new Error(reading.problems.map(({ path, text }) => `${path}: ${text}`).join());
	return sheetInput(reading.sheet);
}

const weightedOf = (rows: readonly FilledRow[], row: string): Minor | string | null => {
	const cell = rows.find((filled) => filled.row.row === row)?.weighted;
	if (cell?.kind === 'MONEY') return cell.amount;
	return cell?.kind === 'PERCENT' ? cell.text : null;
};

describe.each(TEMPLATES.map((template) => [template.id, template] as const))('%s', (_, template) => {
	const tables = rulebook(template.rulebook);

	test.each(['OUTFLOW', 'INFLOW'] as const)('every %s line of the rulebook stands in exactly one row', (side) => {
		const placed = template.rows.flatMap(({ source }) => (source.kind === 'LINES' && source.side === side ? source.lines : []));
		const lines = tables.lines.filter((line) => line.side === side && line.aliasOf === undefined).map(({ id }) => id);
		expect(placed.toSorted()).toEqual(lines.toSorted());
	});

	test('rows are numbered one after the other, and every sum has rows below it', () => {
		expect(template.rows.map(({ row }) => row)).toEqual(template.rows.map((_row, index) => String(index + 1)));
		for (const { row, source } of template.rows) {
			if (source.kind === 'SUM') expect(source.rows.every((part) => Number(part) > Number(row))).toBe(true);
		}
	});

	test('totals are the figures of the ratio, to the minor unit', () => {
		fc.assert(
			fc.property(fileOf(template.rulebook), (document) => {
				const input = inputOf(document);
				const [ratio, exact] = [computeRatio(input), exactRatio(input)];
				const rows = fillTemplate(template, input);
				const [hqla, net, outflows, inflows] = template.rulebook === 'basel' ? ['21', '22', '16', '20'] : ['29', '34', '19', '28'];
				expect(weightedOf(rows, hqla)).toBe(ratio.hqla);
				expect(weightedOf(rows, net)).toBe(ratio.netCashOutflows);
				expect(weightedOf(rows, outflows)).toBe(ratio.grossOutflows);
				expect(weightedOf(rows, inflows)).toBe(ratio.grossInflows);
				expect(weightedOf(rows, '1')).toBe(toMinor(exact.held.level1 + exact.held.level2a + exact.held.level2b, exact.unit));
				const lines = rows.filter(({ row }) => row.source.kind === 'LINES' && row.source.side === 'OUTFLOW');
				expect(lines.reduce((sum, { weighted }) => sum + (weighted.kind === 'MONEY' ? weighted.amount : 0), 0)).toBe(ratio.grossOutflows);
			}),
			{ numRuns: 60 },
		);
	});
});

test('the United States table carries the add-on and the adjustment', () => {
	const rows = fillTemplate(
		templateOf('us') as NonNullable<ReturnType<typeof templateOf>>,
		inputOf({
			version: 1,
			rulebook: 'us',
			calculationDate: '2026-11-20',
			reportingCurrency: 'USD',
			outflowAdjustment: '0.70',
			stock: [{ id: 's', level: '1', subclass: 'reserves', marketValue: '140' }],
			outflows: [{ id: 'd', line: 'wholesale.financial', amount: '100', maturityDate: '2026-11-30' }],
			inflows: [{ id: 'l', line: 'wholesale.financial', amount: '60', maturityDate: '2026-12-10' }],
		}),
	);
	expect(['29', '30', '31', '32', '33', '34', '35'].map((row) => weightedOf(rows, row))).toEqual([
		14000,
		4000,
		6000,
		10000,
		'70',
		7000,
		'200.00',
	]);
});

test('there is no table for the EU rulebook', () => {
	expect((['basel', 'us', 'eu'] satisfies RulebookId[]).map((id) => templateOf(id)?.id ?? null)).toEqual(['LIQ1', '12 CFR 249.91', null]);
});
