import type { z } from 'zod';
import { compareFractions } from '../compare-fractions.ts';
import { addDays, type Day } from '../day.ts';
import { type Fraction, formatFraction, fraction, parseFraction } from '../fraction.ts';
import type { FxRate } from '../lcr/fx-rate.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { rulebook as rulebookOf } from '../rulebook/rulebooks.ts';
import type { BalanceSheet } from './balance-sheet.ts';
import { type FileContext, knownCurrency, readDate, readShare } from './file-context.ts';
import { ENTRIES, type LcrFile } from './lcr-file.ts';
import { type Path, type Report, shown } from './problem.ts';
import { readFlow } from './read-flow.ts';
import { readSecured } from './read-secured.ts';
import { readStockItem } from './read-stock.ts';
import { reportShape } from './report-shape.ts';

/** The balance sheet of a file, as far as it can be read: every problem goes to `report`. */
export function readFile(file: LcrFile, report: Report): BalanceSheet | null {
	const tables = rulebookOf(file.rulebook);
	const calculationDate = readCalculationDate(file.calculationDate, tables, report);
	const fxRates = readFxRates(file, report);
	const outflowAdjustment = readAdjustment(file, tables, report);
	if (calculationDate === null || !knownCurrency(file.reportingCurrency, ['reportingCurrency'], report)) return null;
	/** The entries of a list that are well formed, each with its place. */
	const read = <T, R>(name: keyof typeof ENTRIES, schema: z.ZodType<T>, each: (path: Path, entry: T) => R | null): R[] =>
		(file[name] ?? []).flatMap((value, index) => {
			const entry = schema.safeParse(value);
			const path = [name, index];
			if (entry.success) return each(path, entry.data) ?? [];
			reportShape(report, value, path, entry.error);
			return [];
		});
	const context: FileContext = { tables, calculationDate, currency: file.reportingCurrency, fxRates, report };
	const assets = read('stock', ENTRIES.stock, (path, item) => readStockItem(context, path, item));
	const outflows = read('outflows', ENTRIES.outflows, (path, flow) => readFlow(context, path, 'OUTFLOW', flow));
	const inflows = read('inflows', ENTRIES.inflows, (path, flow) => readFlow(context, path, 'INFLOW', flow));
	const deals = read('secured', ENTRIES.secured, (path, deal) => readSecured(context, path, deal));
	const { currency } = context;
	return { tables, calculationDate, currency, fxRates, outflowAdjustment, assets, flows: [...outflows, ...inflows], deals };
}

/** The last day of the horizon has to be a date too. */
function readCalculationDate(text: string, { horizonDays }: RulebookTables, report: Report): Day | null {
	const date = readDate(report, ['calculationDate'], text);
	try {
		if (date !== null) addDays(date, horizonDays);
		return date;
	} catch {
		report(['calculationDate'], `${text} has no day ${horizonDays} before the year 10000`);
		return null;
	}
}

function readFxRates({ fxRates = {}, reportingCurrency }: LcrFile, report: Report): Map<string, FxRate> {
	const rates = new Map<string, FxRate>();
	for (const [code, text] of Object.entries(fxRates)) {
		const path = ['fxRates', code];
		if (!knownCurrency(code, path, report)) continue;
		const rate = readShare(report, path, text);
		// A rate that cannot be read is one problem, not one for each amount that needs it.
		rates.set(code, rate === null || rate.num === 0 ? WHOLE : rate);
		if (rate?.num === 0) report(path, `${shown(text)} is not above zero`);
		else if (rate && code === reportingCurrency && compareFractions(rate, WHOLE) !== 0)
			report(path, 'the rate of the reporting currency is 1');
	}
	return rates;
}

const WHOLE = fraction(1, 1);

function readAdjustment({ outflowAdjustment: text, rulebook }: LcrFile, { outflowAdjustments }: RulebookTables, report: Report): Fraction {
	const [standard = WHOLE] = outflowAdjustments ?? [];
	if (text === undefined) return standard;
	const path = ['outflowAdjustment'];
	if (!outflowAdjustments) {
		report(path, `${rulebook} has no outflow adjustment percentage`);
		return standard;
	}
	const chosen = outflowAdjustments.find((known) => text === formatFraction(known) || isSame(text, known));
	if (chosen) return chosen;
	report(path, `expected ${outflowAdjustments.map(formatFraction).join(' or ')}, not ${shown(text)}`);
	return standard;
}

function isSame(text: string, known: Fraction): boolean {
	try {
		return compareFractions(parseFraction(text), known) === 0;
	} catch {
		return false;
	}
}
