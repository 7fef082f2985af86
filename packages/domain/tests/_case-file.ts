import { readFileSync } from 'node:fs';
import {
	formatMinor,
	type Minor,
	minor,
	parseDay,
	parseFraction,
	parseFxRates,
	parseMinor,
	type Ratio,
	type RatioInput,
	rulebook,
	securedLine,
	stockLineId,
	subtractMinor,
	type UnwindSum,
	type WeightedSum,
} from '@tideline/domain';
import { z } from 'zod';
import { dueWithinHorizon } from '../src/rulebook/horizon.ts';

/** A worked LCR: a whole balance sheet and the figures that its source gives for it. */
const LEVEL = { '1': 'LEVEL_1', '2A': 'LEVEL_2A', '2B': 'LEVEL_2B', none: 'INELIGIBLE' } as const;
const level = z.enum(['1', '2A', '2B', 'none']).transform((text) => LEVEL[text]);
const security = z.strictObject({ level, subclass: z.string(), marketValue: z.string() });
const flow = z.strictObject({
	id: z.string(),
	line: z.string(),
	amount: z.string(),
	maturityDate: z.string().optional(),
	rate: z.string().optional(),
});
const caseFile = z.strictObject({
	name: z.string(),
	source: z.string(),
	input: z.strictObject({
		version: z.literal(1),
		rulebook: z.literal('basel'),
		calculationDate: z.string(),
		reportingCurrency: z.string(),
		fxRates: z.record(z.string(), z.string()).default({}),
		stock: z.array(security.extend({ id: z.string(), encumbered: z.string().default('0'), eligible: z.boolean().default(true) })),
		outflows: z.array(flow),
		inflows: z.array(flow),
		secured: z.array(
			z.strictObject({
				id: z.string(),
				kind: z.literal('repo'),
				cash: z.string(),
				maturityDate: z.string(),
				counterparty: z.string(),
				given: security,
			}),
		),
	}),
	expected: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type CaseFile = z.infer<typeof caseFile>;
type Input = CaseFile['input'];

export function readCase(path: string): CaseFile {
	return caseFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function ratioInputOf(input: Input): RatioInput {
	const { reportingCurrency: currency, fxRates } = input;
	const book = rulebook(input.rulebook);
	const inside = (date: string | undefined): boolean =>
		dueWithinHorizon(date === undefined ? null : parseDay(date), parseDay(input.calculationDate), book);
	const money = (text: string): Minor => parseMinor(text, currency);
	const flows = (side: 'OUTFLOW' | 'INFLOW', rows: Input['outflows']): WeightedSum[] =>
		rows
			.filter(({ maturityDate }) => inside(maturityDate))
			.map(({ line, amount, rate }) => ({
				...{ side, line, currency, amount: money(amount), excluded: minor(0), items: 1 },
				...(rate === undefined ? {} : { rate: parseFraction(rate) }),
			}));
	const secured = input.secured.filter(({ maturityDate }) => inside(maturityDate));
	const sums: WeightedSum[] = [
		...input.stock.map(({ level, subclass, marketValue, encumbered, eligible }) => ({
			...{ side: 'STOCK' as const, line: stockLineId(level, subclass), currency, items: 1 },
			amount: money(marketValue),
			excluded: money(eligible ? encumbered : marketValue),
		})),
		...flows('OUTFLOW', input.outflows),
		...flows('INFLOW', input.inflows),
		...secured.map(({ cash, given }) => ({
			...{ side: 'OUTFLOW' as const, line: securedLine('OUTFLOW', given), currency, items: 1 },
			...{ amount: money(cash), excluded: minor(0) },
		})),
	];
	const unwind = secured.flatMap(({ cash, given }): UnwindSum[] => [
		{ level: 'LEVEL_1', subclass: 'cash', currency, amount: minor(-money(cash)) },
		{ level: given.level, subclass: given.subclass, currency, amount: money(given.marketValue) },
	]);
	return { sums, unwind, fxRates: parseFxRates(fxRates), currency, rulebook: book };
}

/** The figures of a ratio by the names that the cases use. */
export function figures(ratio: Ratio, currency: string): CaseFile['expected'] {
	const text = (amount: Minor): string => formatMinor(amount, currency);
	return {
		'hqla.level1': text(ratio.level1),
		'hqla.level2a': text(ratio.level2a),
		'hqla.level2b': text(ratio.level2b),
		'hqla.level2bCapAdjustment': text(ratio.level2bCapAdjustment),
		'hqla.level2CapAdjustment': text(ratio.level2CapAdjustment),
		'hqla.total': text(ratio.hqla),
		'outflows.total': text(ratio.grossOutflows),
		'inflows.total': text(ratio.grossInflows),
		'inflows.capped': text(ratio.cappedInflows),
		'inflows.capBinds': ratio.cappedInflows < ratio.grossInflows,
		netCashOutflows: text(ratio.netCashOutflows),
		lcr: ratio.lcr === null ? null : Number(ratio.lcr.toFixed(6)),
		surplus: text(subtractMinor(ratio.hqla, ratio.netCashOutflows)),
	};
}
