import { readdirSync } from 'node:fs';
import { computeRatio, hqlaRows } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { figures, ratioInputOf, readCase } from './_case-file.ts';

const folder = `${import.meta.dirname}/cases`;
const cases = readdirSync(folder).map((file) => readCase(`${folder}/${file}`));

describe('worked examples of the Basel standard', () => {
	test.each(cases)('$name: $source', ({ input, expected }) => {
		const ratio = computeRatio(ratioInputOf(input));
		expect(figures(ratio, input.reportingCurrency)).toMatchObject(expected);
	});

	test.each(cases)('$name: the table counts the same HQLA', ({ input }) => {
		const ratioInput = ratioInputOf(input);
		expect(hqlaRows(ratioInput).total.counted).toBe(computeRatio(ratioInput).hqla);
	});
});
