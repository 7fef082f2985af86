import { assertNever } from '../assert-never.ts';
import { formatScaled } from '../decimal.ts';
import { formatFraction, fraction } from '../fraction.ts';
import { apportion } from '../lcr/apportion.ts';
import { divideHalfEven } from '../lcr/big-math.ts';
import { type FlowTable, flowRows } from '../lcr/flow-rows.ts';
import { type ExactRatio, exactRatio, type RatioInput, toMinor } from '../lcr/ratio.ts';
import { type StockAmount, stockAmounts } from '../lcr/stock.ts';
import { type Minor, minor, sumMinor } from '../money.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { Template, TemplateFigure, TemplateRow } from './template.ts';

/** What stands in a cell: money in minor units of the reporting currency, a share in decimals, or nothing. */
export type TemplateCell =
	| { readonly kind: 'MONEY'; readonly amount: Minor }
	/** Of a hundred: `131.40`. */
	| { readonly kind: 'PERCENT'; readonly text: string }
	| { readonly kind: 'NONE' };

export interface FilledRow {
	readonly row: TemplateRow;
	readonly unweighted: TemplateCell;
	readonly weighted: TemplateCell;
}

type Level = Exclude<HqlaLevel, 'INELIGIBLE'>;
const LEVELS = ['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B'] as const;
const NONE: TemplateCell = { kind: 'NONE' };

/** The rows of a disclosure table from the sums of a ratio: rows add up to their totals, and totals are the figures of the ratio. */
export function fillTemplate(template: Template, input: RatioInput): FilledRow[] {
	const exact = exactRatio(input);
	const sources = { flows: flowRows(input, exact), stock: stockByLevel(input, exact), exact, input };
	const filled = new Map<string, FilledRow>();
	// A sum stands above its parts.
	for (const row of template.rows.toSorted((a, b) => Number(a.source.kind === 'SUM') - Number(b.source.kind === 'SUM'))) {
		filled.set(row.row, { row, ...cells(row, filled, sources) });
	}
	return template.rows.map(({ row }) => filled.get(row) as FilledRow);
}

interface Sources {
	readonly flows: FlowTable;
	readonly stock: ReadonlyMap<Level, Amounts>;
	readonly exact: ExactRatio;
	readonly input: RatioInput;
}
interface Amounts {
	readonly unweighted: Minor;
	readonly weighted: Minor;
}

function cells({ source }: TemplateRow, filled: ReadonlyMap<string, FilledRow>, sources: Sources): Omit<FilledRow, 'row'> {
	switch (source.kind) {
		case 'STOCK':
			return bothColumns(source.levels.flatMap((level) => sources.stock.get(level) ?? []));
		case 'LINES': {
			const table = source.side === 'OUTFLOW' ? sources.flows.outflows : sources.flows.inflows;
			const rows = table.groups.flatMap(({ lines }) => lines).filter(({ line }) => source.lines.includes(line.id));
			return bothColumns(rows.map(({ amount, weighted }) => ({ unweighted: amount, weighted })));
		}
		case 'SUM':
			return bothColumns(source.rows.map((row) => amountsOf(filled.get(row))));
		case 'TOTAL':
			return { unweighted: NONE, weighted: money(sources.flows[source.side === 'OUTFLOW' ? 'outflows' : 'inflows'].weighted) };
		case 'FIGURE':
			return { unweighted: NONE, weighted: figureCell(source.figure, sources) };
		default:
			return assertNever(source);
	}
}

function bothColumns(parts: readonly Amounts[]): Omit<FilledRow, 'row'> {
	return {
		unweighted: money(sumMinor(parts.map(({ unweighted }) => unweighted))),
		weighted: money(sumMinor(parts.map(({ weighted }) => weighted))),
	};
}

function amountsOf(row: FilledRow | undefined): Amounts {
	if (row?.unweighted.kind !== 'MONEY' || row.weighted.kind !== 'MONEY') throw new Error('a sum of rows has rows of money');
	return { unweighted: row.unweighted.amount, weighted: row.weighted.amount };
}

function figureCell(name: TemplateFigure, { exact, input }: Sources): TemplateCell {
	const { num, den } = input.outflowAdjustment ?? { num: 1, den: 1 };
	const unadjusted = (exact.netCashOutflows * BigInt(den)) / BigInt(num);
	switch (name) {
		case 'HQLA':
			return money(toMinor(exact.hqla, exact.unit));
		case 'NET':
			return money(toMinor(exact.netCashOutflows, exact.unit));
		case 'UNADJUSTED_NET':
			return money(toMinor(unadjusted, exact.unit));
		case 'NET_BEFORE_ADD_ON':
			return money(toMinor(unadjusted - exact.addOn, exact.unit));
		case 'ADD_ON':
			return money(toMinor(exact.addOn, exact.unit));
		case 'ADJUSTMENT':
			return { kind: 'PERCENT', text: formatFraction(fraction(num * 100, den)) };
		case 'LCR':
			return exact.netCashOutflows > 0n
				? { kind: 'PERCENT', text: formatScaled(Number(divideHalfEven(exact.hqla * 10_000n, exact.netCashOutflows)), 2) }
				: NONE;
		default:
			return assertNever(name);
	}
}

function money(amount: Minor): TemplateCell {
	return { kind: 'MONEY', amount };
}

/** Levels of what is eligible and unencumbered, rounded so that they add up. */
function stockByLevel({ sums, rulebook }: RatioInput, { unit }: ExactRatio): ReadonlyMap<Level, Amounts> {
	const amounts = [...stockAmounts(sums, unit, rulebook)];
	const column = (of: (amount: StockAmount) => bigint): bigint[] => {
		const parts = LEVELS.map((level) => amounts.filter((amount) => amount.level === level).reduce((sum, amount) => sum + of(amount), 0n));
		const total = parts.reduce((a, b) => a + b, 0n);
		return apportion(divideHalfEven(total, unit.perMinor), parts, unit.perMinor);
	};
	const unweighted = column(({ sum }) => unit.convert(sum.amount - sum.excluded, sum.currency, { num: 1, den: 1 }));
	const weighted = column(({ free }) => free);
	return new Map(
		LEVELS.map((level, index) => [level, { unweighted: minor(Number(unweighted[index])), weighted: minor(Number(weighted[index])) }]),
	);
}
