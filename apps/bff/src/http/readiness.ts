import type { Reference } from '../project/reference.ts';
import type { Tables } from '../project/tables.ts';

interface Served {
	/** The figures of the log are published. */
	published: boolean;
	/** Records of the figures' topics that have been read, and that are left. */
	read: number;
	left: number;
	/** Records of the day so far that have still to be normalised, folded or published. */
	missing: number;
	reference: Pick<Reference, 'listEntities'>;
	tables: Pick<Tables, 'rows'>;
}

/** Why the figures are not those of now yet; null when each entity has its ratio and it holds the day so far, or the log is empty. */
export function unreadyReason({ published, read, left, missing, reference, tables }: Served): string | null {
	if (!published) return `Reading the log: ${left} records left.`;
	const entities = reference.listEntities();
	if (entities.length === 0 && read > 0) return 'The reference data names no entity yet.';
	const without = entities.filter(({ entityId }) => tables.rows('lcr', entityId).length === 0);
	if (without.length > 0) return `No ratio has been computed yet for ${without.map(({ entityId }) => entityId).join(', ')}.`;
	return missing === 0 ? null : `The day so far is still being computed: ${missing} records left.`;
}
