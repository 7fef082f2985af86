import { CURRENCIES, isCurrency } from '../currency.ts';
import { BadDateError, type Day, formatDay, parseDay } from '../day.ts';
import { BadDecimalError } from '../decimal.ts';
import { type Fraction, parseFraction } from '../fraction.ts';
import type { FxRate } from '../lcr/fx-rate.ts';
import { type Minor, parseMinor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { SheetDue } from './balance-sheet.ts';
import { type Path, type Report, shown, suggestion } from './problem.ts';

/** What the entries of a file are read against. */
export interface FileContext {
	readonly tables: RulebookTables;
	readonly calculationDate: Day;
	/** The reporting currency. */
	readonly currency: string;
	readonly fxRates: ReadonlyMap<string, FxRate>;
	readonly report: Report;
}

/** A currency of the file that can be converted; null, and a problem, when it cannot. */
export function readCurrency({ currency: reporting, fxRates, report }: FileContext, path: Path, code: string | undefined): string | null {
	if (code === undefined || code === reporting) return reporting;
	if (!knownCurrency(code, path, report)) return null;
	if (fxRates.has(code)) return code;
	report(path, `fxRates has no rate from ${code} to ${reporting}`);
	return null;
}

/** Whether a code is of ISO 4217; a problem when it is not. */
export function knownCurrency(code: string, path: Path, report: Report): boolean {
	if (isCurrency(code)) return true;
	report(path, `${shown(code)} is not an active ISO 4217 currency${suggestion(code, [...CURRENCIES.keys()])}`);
	return false;
}

/** An amount of at least zero in minor units; null, and a problem, when it is none. */
export function readAmount({ report }: Pick<FileContext, 'report'>, path: Path, text: string, code: string): Minor | null {
	try {
		const amount = parseMinor(text, code);
		if (amount >= 0) return amount;
		report(path, `${shown(text)} is negative`);
	} catch (error) {
		if (!(error instanceof BadDecimalError)) throw error;
		report(path, error.message);
	}
	return null;
}

const notDecimal = (text: string): string => `${shown(text)} is not a decimal such as "0.05"`;

/** A share of at least zero, which may exceed one; null, and a problem, when it is none. */
export function readShare(report: Report, path: Path, text: string): Fraction | null {
	try {
		const share = parseFraction(text);
		// What a fraction can be is more than what a file may say: it has decimals only.
		if (text.includes('/')) report(path, notDecimal(text));
		else if (share.num < 0) report(path, `${shown(text)} is negative`);
		else return share;
	} catch (error) {
		if (!(error instanceof BadDecimalError)) throw error;
		report(path, /^-?[\d.]+$/.test(text) ? error.message : notDecimal(text));
	}
	return null;
}

/** A date of the calendar; null, and a problem, when it is none. */
export function readDate(report: Report, path: Path, text: string): Day | null {
	try {
		return parseDay(text);
	} catch (error) {
		if (!(error instanceof BadDateError)) throw error;
		report(path, error.message);
		return null;
	}
}

/** Null, and a problem, for a date that is none or has passed, and for one of what is open. */
export function readDue(
	{ calculationDate, report }: FileContext,
	path: Path,
	{ maturityDate, open = false }: { readonly maturityDate?: string | undefined; readonly open?: boolean | undefined },
): SheetDue | null {
	if (maturityDate === undefined) return { date: null, open };
	const at = [...path, 'maturityDate'];
	const date = readDate(report, at, maturityDate);
	if (date === null) return null;
	if (open) {
		report([...path, 'open'], 'what is open has no maturityDate');
		return null;
	}
	if (date >= calculationDate) return { date, open };
	report(at, `${maturityDate} is before the calculation date ${formatDay(calculationDate)}`);
	return null;
}
