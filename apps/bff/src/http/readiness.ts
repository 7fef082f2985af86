import type { Reference } from '../project/reference.ts';
import type { Tables } from '../project/tables.ts';

interface Served {
	/** The figures of the log are published. */
	published: boolean;
	/** Records of the figures' topics that have been read, and that are left. */
	read: number;
	left: number;
	reference: Pick<Reference, 'listEntities'>;
	tables: Pick<Tables, 'rows'>;
}

/** Why the figures cannot be shown yet; null when each entity has its ratio, or the log is empty. */
export function unreadyReason({ published, read, left, reference, tables }: Served): string | null {
	if (!published) return `Reading the log: ${left} records left.`;
	const entities = reference.listEntities();
	if (entities.length === 0) return read === 0 ? null : 'The reference data names no entity yet.';
	const missing = entities.filter(({ entityId }) => tables.rows('lcr', entityId).length === 0);
	return missing.length === 0 ? null : `No ratio has been computed yet for ${missing.map(({ entityId }) => entityId).join(', ')}.`;
}
