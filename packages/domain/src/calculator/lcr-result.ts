import { currency } from '../currency.ts';
import { type Fraction, formatFraction } from '../fraction.ts';
import { divideHalfEven } from '../lcr/big-math.ts';
import { rateOf } from '../lcr/flows.ts';
import { type ExactRatio, exactRatio, type RatioInput } from '../lcr/ratio.ts';
import { line } from '../rulebook/lines.ts';
import type { LcrFile } from './lcr-file.ts';

/** One line of flows at one rate; amounts in major units of the reporting currency. */
export interface LcrResultLine {
	readonly line: string;
	readonly amount: string;
	readonly weighted: string;
	readonly rate: string;
	readonly reference: string;
}

/** The LCR of a file, version 1: decimal strings in the reporting currency, each rounded once, half even, from exact values. */
export interface LcrResult {
	readonly version: 1;
	readonly rulebook: LcrFile['rulebook'];
	readonly calculationDate: string;
	readonly reportingCurrency: string;
	/** Levels after haircut and before caps. */
	readonly hqla: {
		readonly level1: string;
		readonly level2a: string;
		readonly level2b: string;
		readonly level2bCapAdjustment: string;
		readonly level2CapAdjustment: string;
		readonly total: string;
	};
	readonly outflows: { readonly total: string; readonly lines: readonly LcrResultLine[] };
	readonly inflows: {
		readonly total: string;
		readonly capped: string;
		readonly capBinds: boolean;
		readonly lines: readonly LcrResultLine[];
	};
	readonly maturityMismatchAddOn: string;
	readonly netCashOutflows: string;
	/** Six decimals; null without a net outflow. */
	readonly lcr: number | null;
	readonly surplus: string;
}

/** Millionths: the decimals of the ratio. */
const RATIO_SCALE = 1_000_000n;

/** The ratio of what was read from a file. */
export function lcrResult(file: LcrFile, input: RatioInput): LcrResult {
	const exact = exactRatio(input);
	const { held, cuts, hqla, netCashOutflows: net } = exact;
	const text = (value: bigint): string => amountText(value, exact, input.currency);
	return {
		version: 1,
		rulebook: file.rulebook,
		calculationDate: file.calculationDate,
		reportingCurrency: input.currency,
		hqla: {
			level1: text(held.level1),
			level2a: text(held.level2a),
			level2b: text(held.level2b),
			level2bCapAdjustment: text(cuts.level2b),
			level2CapAdjustment: text(cuts.level2 + cuts.coveredBonds),
			total: text(hqla),
		},
		outflows: { total: text(exact.outflows), lines: resultLines('OUTFLOW', input, exact) },
		inflows: {
			total: text(exact.inflows),
			capped: text(exact.cappedInflows),
			capBinds: exact.cappedInflows < exact.inflows,
			lines: resultLines('INFLOW', input, exact),
		},
		maturityMismatchAddOn: text(exact.addOn),
		netCashOutflows: text(net),
		lcr: net > 0n ? Number(divideHalfEven(hqla * RATIO_SCALE, net)) / Number(RATIO_SCALE) : null,
		surplus: text(hqla - net),
	};
}

const WHOLE: Fraction = { num: 1, den: 1 };

/** In the rulebook's order; a line that is weighed at two rates is two. */
function resultLines(side: 'OUTFLOW' | 'INFLOW', { sums, rulebook, currency }: RatioInput, exact: ExactRatio): LcrResultLine[] {
	const totals = new Map<string, { id: string; rate: Fraction; amount: bigint; weighted: bigint }>();
	for (const sum of sums) {
		if (sum.side !== side) continue;
		const rate = rateOf(sum, side, rulebook);
		const key = `${sum.line}|${rate.num}/${rate.den}`;
		const total = totals.get(key) ?? { id: sum.line, rate, amount: 0n, weighted: 0n };
		total.amount += exact.unit.convert(sum.amount, sum.currency, WHOLE);
		total.weighted += exact.unit.convert(sum.amount, sum.currency, rate);
		totals.set(key, total);
	}
	const order = new Map(rulebook.lines.filter((row) => row.side === side).map(({ id }, index) => [id, index]));
	return [...totals.values()]
		.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) || a.rate.num / a.rate.den - b.rate.num / b.rate.den)
		.map(({ id, rate, amount, weighted }) => ({
			line: id,
			amount: amountText(amount, exact, currency),
			weighted: amountText(weighted, exact, currency),
			rate: formatFraction(rate),
			reference: line(rulebook, side, id).reference,
		}));
}

/** Major units; a sum may be larger than the safe integers, so it is never a number. */
function amountText(value: bigint, { unit }: ExactRatio, code: string): string {
	const rounded = divideHalfEven(value, unit.perMinor);
	const { exponent } = currency(code);
	const digits = String(rounded < 0n ? -rounded : rounded).padStart(exponent + 1, '0');
	const sign = rounded < 0n ? '-' : '';
	return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
