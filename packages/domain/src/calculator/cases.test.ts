import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hqlaRows } from '../lcr/hqla-rows.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { calculateLcr, readLcrFile } from './calculate-lcr.ts';
import { sheetInput } from './sheet-input.ts';

const folder = `${import.meta.dirname}/cases`;
/** A worked LCR: a whole balance sheet and the figures that its source gives for it, by their place in the result. */
const caseFile = z.strictObject({
	name: z.string(),
	source: z.string(),
	input: z.unknown(),
	expected: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
const cases = readdirSync(folder).map((file) => caseFile.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))));

describe('worked examples of the texts', () => {
	test.each(cases)('$name: $source', ({ input, expected }) => {
		const calculation = calculateLcr(input);
		if (calculation.kind !== 'result') throw new Error(JSON.stringify(calculation.problems));
		const figures = Object.keys(expected).map((path) => [path, at(calculation.result, path)]);
		expect(Object.fromEntries(figures)).toEqual(expected);
	});

	test.each(cases)('$name: the table counts the same HQLA', ({ input }) => {
		const reading = readLcrFile(input);
		if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
		const ratioInput = sheetInput(reading.sheet);
		expect(hqlaRows(ratioInput).total.counted).toBe(computeRatio(ratioInput).hqla);
	});
});

function at(result: unknown, path: string): unknown {
	return path.split('.').reduce((value: unknown, key) => (value as Record<string, unknown>)[key], result);
}
