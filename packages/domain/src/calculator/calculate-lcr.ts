import type { BalanceSheet } from './balance-sheet.ts';
import { type LcrFile, lcrFileSchema } from './lcr-file.ts';
import { type LcrResult, lcrResult } from './lcr-result.ts';
import { type Problem, pathText, type Report } from './problem.ts';
import { readFile } from './read-file.ts';
import { reportShape } from './report-shape.ts';
import { sheetInput } from './sheet-input.ts';

/** The LCR of a balance-sheet file, or all that is wrong with the file. */
export type Calculation =
	| { readonly kind: 'result'; readonly result: LcrResult }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** The balance sheet of a file, or all that is wrong with the file. */
export type Reading =
	| { readonly kind: 'sheet'; readonly sheet: BalanceSheet; readonly file: LcrFile }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads a parsed JSON document of the form of docs/lcr-file.md; a document with a problem is no balance sheet. */
export function readLcrFile(document: unknown): Reading {
	const problems: Problem[] = [];
	const report: Report = (path, text) => problems.push({ path: pathText(path), text });
	const parsed = lcrFileSchema.safeParse(document);
	if (!parsed.success) {
		reportShape(report, document, [], parsed.error);
		return { kind: 'problems', problems };
	}
	const sheet = readFile(parsed.data, report);
	if (sheet === null || problems.length > 0) return { kind: 'problems', problems };
	return { kind: 'sheet', sheet, file: parsed.data };
}

/** Computes the LCR of a parsed JSON document; nothing is computed from a document with a problem. */
export function calculateLcr(document: unknown): Calculation {
	const reading = readLcrFile(document);
	if (reading.kind === 'problems') return reading;
	return { kind: 'result', result: lcrResult(reading.file, sheetInput(reading.sheet)) };
}
