import { calculateLcr } from './calculate-lcr.ts';
import type { LcrResult } from './lcr-result.ts';

/** The result of a document that has no problem. @throws Error naming its problems when it has one. */
export function resultOf(document: unknown): LcrResult {
	const calculation = calculateLcr(document);
	if (calculation.kind === 'result') return calculation.result;
	throw new Error(calculation.problems.map(({ path, text }) => `${path}: ${text}`).join('\n'));
}
