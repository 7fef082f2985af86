import type { EntityRecord } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { lcr } from '../../tests/_records.ts';
import { Reference } from '../project/reference.ts';
import { Tables } from '../project/tables.ts';
import { unreadyReason } from './readiness.ts';

function served(
	entityIds: readonly string[],
	withRatio: readonly string[],
	change: { published?: boolean; read?: number; missing?: number } = {},
) {
	const reference = new Reference();
	for (const entityId of entityIds) reference.entities.set(entityId, { entityId } as EntityRecord);
	const tables = new Tables('epoch');
	for (const entityId of withRatio) tables.putLcr(lcr(entityId));
	for (const table of tables.all()) table.publish();
	return unreadyReason({ published: true, read: 7, left: 3, missing: 0, reference, tables, ...change });
}

describe('why the BFF is not ready', () => {
	it('is the log while it is being read', () => expect(served([], [], { published: false })).toBe('Reading the log: 3 records left.'));
	it('is the engine while an entity has no ratio, and names the entity', () => {
		expect(served(['LDN', 'GROUP'], ['LDN'])).toBe('No ratio has been computed yet for GROUP.');
	});
	it('is the reference data when there are records and no entity', () => expect(served([], [])).toContain('names no entity'));
	it('is the day so far while the figures are those of an earlier hour', () => {
		expect(served(['LDN', 'GROUP'], ['LDN', 'GROUP'], { missing: 5 })).toBe('The day so far is still being computed: 5 records left.');
	});
	it('is nothing when each entity has its ratio', () => expect(served(['LDN', 'GROUP'], ['LDN', 'GROUP'])).toBeNull());
	it('is nothing on an empty log: there is nothing to wait for', () => expect(served([], [], { read: 0 })).toBeNull());
});
