import { lcrFileSchema } from './lcr-file.ts';
import { type LcrResult, lcrResult } from './lcr-result.ts';
import { type Problem, pathText, type Report } from './problem.ts';
import { readFile } from './read-file.ts';
import { reportShape } from './report-shape.ts';

/** The LCR of a balance-sheet file, or all that is wrong with the file. */
export type Calculation =
	| { readonly kind: 'result'; readonly result: LcrResult }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Computes the LCR of a parsed JSON document of the form of docs/lcr-file.md; nothing is computed from a document with a problem. */
export function calculateLcr(document: unknown): Calculation {
	const problems: Problem[] = [];
	const report: Report = (path, text) => problems.push({ path: pathText(path), text });
	const parsed = lcrFileSchema.safeParse(document);
	if (!parsed.success) {
		reportShape(report, document, [], parsed.error);
		return { kind: 'problems', problems };
	}
	const input = readFile(parsed.data, report);
	if (input === null || problems.length > 0) return { kind: 'problems', problems };
	return { kind: 'result', result: lcrResult(parsed.data, input) };
}
