import { expect, test } from 'vitest';
import { concernsEntity } from './concerns-entity.ts';

test('an override of one entity leaves the others alone, and one without an entity concerns each', () => {
	expect(concernsEntity({ entityId: 'LDN' }, 'NYC')).toBe(false);
	expect(concernsEntity({ entityId: 'LDN' }, 'LDN')).toBe(true);
	expect(concernsEntity({ entityId: null }, 'NYC')).toBe(true);
});
