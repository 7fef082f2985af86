import { expect, test } from 'vitest';
import { ChangedEntities } from './changed-entities.ts';

test('who measures hears of each move once, and who publishes of every entity that has moved', () => {
	const changed = new ChangedEntities();
	changed.add('LDN');
	changed.add('NYC');
	expect(changed.takeMoved()).toEqual(['LDN', 'NYC']);
	changed.add('NYC');
	expect(changed.takeMoved()).toEqual(['NYC']);
	expect(changed.takeMoved()).toEqual([]);
	expect([...changed.keys()]).toEqual(['LDN', 'NYC']);
	changed.clear();
	expect(changed.size).toBe(0);
});
