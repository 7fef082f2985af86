import { RULEBOOK_IDS, rulebook } from '@tideline/domain';
import { expect, test } from 'vitest';
import { levelWords, paragraph } from './level.ts';

test.each([
	['LEVEL_2B', 'rmbs', '2B RMBS'],
	['LEVEL_2A', 'gse', '2A GSE'],
	['LEVEL_2A', 'covered-bond', '2A covered bond'],
	['INELIGIBLE', 'other', 'not HQLA'],
] as const)('%s %s is %s', (level, subclass, words) => {
	expect(levelWords(level, subclass)).toBe(words);
});

test('no two classes of a rulebook have one name', () => {
	for (const id of RULEBOOK_IDS) {
		const names = rulebook(id).stock.map(({ level, subclass }) => levelWords(level, subclass));
		expect(new Set(names).size).toBe(names.length);
	}
});

test.each([
	['BCBS 238 ¶54(c), footnote 22', '¶54(c)'],
	['12 CFR §249.20(c)(1)', '§249.20(c)(1)'],
	['DR 2015/61 Art. 11(1)(a)-(b)', 'Art. 11(1)(a)-(b)'],
	['BCBS 284 FAQ 3(a)', 'BCBS 284 FAQ 3(a)'],
])('the paragraph of %s is %s', (reference, short) => {
	expect(paragraph(reference)).toBe(short);
});
