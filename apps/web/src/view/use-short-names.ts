import { shortName } from '../format/entity-name.ts';
import { useEntities } from '../query/entities.ts';

/** Entities as people call them, in one line; by their ids until they are known. */
export function useShortNames(entityIds: readonly string[]): string {
	const { data: entities } = useEntities();
	const names = entityIds.map((entityId) => {
		const found = entities?.find((one) => one.entityId === entityId);
		return found ? shortName(found) : entityId;
	});
	return names.join(', ');
}
