import type { Lcr } from '@tideline/domain';
import type { Projection } from '../project/projection.ts';

/** The record of an entity behind a ratio, as it stood when that was computed: of a group, each entity is in a business day of its own. */
export function memberRecord(lcr: Lcr, entityId: string, { tables, versions }: Pick<Projection, 'tables' | 'versions'>): Lcr | undefined {
	if (entityId === lcr.entityId) return lcr;
	return versions.lcrAt(lcr.sequence, tables.latestRows('lcr', entityId)).find((row) => row.entityId === entityId);
}
