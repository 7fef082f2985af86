import { expect, test } from 'vitest';
import { rollMarks } from './roll-marks.ts';

const entities = [
	{ entityId: 'GROUP', kind: 'group', name: 'Tideline Group' },
	{ entityId: 'LDN', kind: 'entity', name: 'Tideline Bank, London' },
	{ entityId: 'NYC', kind: 'entity', name: 'Tideline Bank, New York' },
] as const;
const roll = (entityId: string, at: number) => ({ entityId, at, from: '2026-11-19' });
const ROLLS = [roll('NYC', 50), roll('GROUP', 20), roll('LDN', 20), roll('LDN', 10)];

test('a roll of the entity has the word, one of another its name too; one that coincides is not told twice', () => {
	expect(rollMarks(ROLLS, { entityId: 'GROUP' }, { from: 10, to: 60, entities })).toEqual([
		{ at: 20, text: 'Day roll' },
		{ at: 50, text: 'Day roll, New York' },
	]);
});

test('the moment at which the axis begins is no jump on it, the one at which it ends is', () => {
	expect(rollMarks(ROLLS, { entityId: 'LDN' }, { from: 10, to: 20, entities }).map(({ at }) => at)).toEqual([20]);
});
