import type { PreviewEntity } from '@tideline/api';
import { expect, it } from 'vitest';
import { reversalColumns } from './reversal-columns.ts';

const entity = (entityId: string, before: number | null, after: number | null) =>
	({ entityId, before: { lcr: before }, after: { lcr: after } }) as PreviewEntity;
const all = [entity('LDN', 1.3, 1.31), entity('SGP', 1.4, 1.2), entity('NYC', null, null), entity('GROUP', 1.3, 1.29)];
const ids = (entities: readonly PreviewEntity[], entityId: string) => reversalColumns(entities, entityId).map((column) => column.entityId);

it('shows nothing when nothing is touched', () => expect(ids([], 'LDN')).toEqual([]));
it('shows the entity that is looked at, then the group', () => expect(ids(all, 'LDN')).toEqual(['LDN', 'GROUP']));
it('shows the entity that moves most to who looks at the group, or at one that it does not touch', () => {
	expect(ids(all, 'GROUP')).toEqual(['SGP', 'GROUP']);
	expect(ids(all, 'HKG')).toEqual(['SGP', 'GROUP']);
});
