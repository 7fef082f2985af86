import type { StreamTable } from '../../project/stream-table.ts';
import type { Tables } from '../../project/tables.ts';
import { ProblemError } from '../problem.ts';

/** The table of an entity's stream. @throws ProblemError when there is no such entity. */
export function entityTable(tables: Tables, kind: 'lcr' | 'cash' | 'positions', entityId: string): StreamTable {
	const table = tables.get(`${kind}:${entityId}`);
	if (table === undefined) throw new ProblemError('not-found', `There is no entity "${entityId}".`);
	return table;
}
