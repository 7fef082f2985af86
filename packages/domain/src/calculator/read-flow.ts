import type { Day } from '../day.ts';
import type { Fraction } from '../fraction.ts';
import type { WeightedSum } from '../lcr/flows.ts';
import { minor } from '../money.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import { dueWithinHorizon } from '../rulebook/horizon.ts';
import type { BalanceSheet, SheetDue, SheetFlow } from './balance-sheet.ts';
import { type FileContext, readAmount, readCurrency, readDue, readShare } from './file-context.ts';
import type { FileFlow } from './lcr-file.ts';
import type { Path } from './problem.ts';
import { readLine } from './read-line.ts';

/** A flow of a file; null, and its problems, when it cannot be read. */
export function readFlow(context: FileContext, path: Path, side: FlowLine['side'], flow: FileFlow): SheetFlow | null {
	const { tables, report } = context;
	const row = readLine(tables, report, [...path, 'line'], side, flow.line);
	const currency = readCurrency(context, [...path, 'currency'], flow.currency);
	const amount = currency === null ? null : readAmount(context, [...path, 'amount'], flow.amount, currency);
	const due = readDue(context, path, flow);
	const rate = row === null ? null : readRate(context, [...path, 'rate'], row, flow.rate);
	const cap = readCap(context, [...path, 'cap'], flow.cap);
	if (row === null || currency === null || amount === null || due === null || rate === null || cap === null) return null;
	return { id: flow.id, line: row, currency, amount, rate, due, ...(cap === 'NONE' ? {} : { inflowCap: cap }) };
}

/** What a flow adds; null when it falls due after the horizon. */
export function flowSum(
	{ tables, calculationDate }: Horizon,
	{ line, currency, amount, rate, due, inflowCap }: SheetFlow,
): WeightedSum | null {
	if (!line.anyMaturity && !dueWithinHorizon(due.date, calculationDate, tables)) return null;
	const day = dayOf(line, due, calculationDate);
	return {
		...{ side: line.side, line: line.id, currency, amount, excluded: minor(0), items: 1, rate },
		...(inflowCap === undefined ? {} : { inflowCap }),
		...(day === null ? {} : { day }),
	};
}

/** What decides whether something falls within the horizon. */
export type Horizon = Pick<BalanceSheet, 'tables' | 'calculationDate'>;

/** The day that a flow of a line counts on in the maturity mismatch, from 1; null for money outside it. */
export function dayOf({ mismatch }: FlowLine, { date, open }: SheetDue, calculationDate: Day): number | null {
	// What is due today leaves with the first day of the horizon.
	if (date !== null) return Math.max(1, date - calculationDate);
	return open && mismatch === 'DATED_OR_OPEN' ? 1 : null;
}

function readRate({ tables, report }: FileContext, path: Path, row: FlowLine, text: string | undefined): Fraction | null {
	if (text !== undefined) return readShare(report, path, text);
	if (row.basis === 'RULE') return row.rate;
	report(path, `is missing: "${row.id}" has no rate of its own in ${tables.id} (${row.formula}; ${row.reference})`);
	return null;
}

function readCap({ tables, report }: FileContext, path: Path, cap: FileFlow['cap']): 'HIGHER' | 'EXEMPT' | 'NONE' | null {
	if (cap === undefined) return 'NONE';
	if (tables.higherInflowCap) return cap === '90' ? 'HIGHER' : cap === 'exempt' ? 'EXEMPT' : 'NONE';
	report(path, `${tables.id} has one limit for all inflows`);
	return null;
}
