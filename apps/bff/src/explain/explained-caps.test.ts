import { exactRatio, minor, type RatioInput, rulebook } from '@tideline/domain';
import { expect, it } from 'vitest';
import { explainedCaps } from './explained-caps.ts';

const stock = (line: string, amount: number): RatioInput['sums'][number] => {
	return { side: 'STOCK', line, currency: 'EUR', amount: minor(amount), excluded: minor(0), items: 1 };
};
const capsOf = (id: 'basel' | 'us' | 'eu', sums: RatioInput['sums']) => {
	const input: RatioInput = { sums, unwind: [], fxRates: new Map(), currency: 'EUR', rulebook: rulebook(id) };
	return explainedCaps(input, exactRatio(input));
};

it('names the limits of the rulebook, with that on covered bonds in the European Union alone', () => {
	const names = (id: 'basel' | 'us' | 'eu') => capsOf(id, []).map(({ cap, limit }) => `${cap} ${limit}`);
	expect(names('basel')).toEqual(['LEVEL_2 0.4', 'LEVEL_2B 0.15']);
	expect(names('us')).toEqual(['LEVEL_2 0.4', 'LEVEL_2B 0.15']);
	expect(names('eu')).toEqual(['LEVEL_2 0.4', 'LEVEL_2B 0.15', 'UNCOVERED_LEVEL_1 0.3']);
});

it('says that it is the one on covered bonds that binds, where it is', () => {
	const caps = capsOf('eu', [stock('1.reserves', 3_000), stock('1.covered-bond', 10_753)]);
	expect(caps.map(({ cap, share, binds, cut }) => [cap, share, binds, cut])).toEqual([
		['LEVEL_2', 0, false, 0],
		['LEVEL_2B', 0, false, 0],
		['UNCOVERED_LEVEL_1', 0.3, true, 3_000],
	]);
});
