import type { DayRoll, Entity } from '@tideline/api';
import { shortName } from '../../format/entity-name.ts';

/** The words of a roll of the entity that is shown. */
export const OWN_ROLL = 'Day roll';

/** Where days rolled between two times: `Day roll`, or of which entity where a group shows those of its entities. */
export function rollMarks(
	rolls: readonly DayRoll[],
	entity: Pick<Entity, 'entityId'>,
	{ from, to, entities }: { from: number; to: number; entities: readonly Pick<Entity, 'entityId' | 'kind' | 'name'>[] },
): { at: number; text: string }[] {
	const inside = rolls.filter(({ at }) => at > from && at <= to);
	const own = inside.filter(({ entityId }) => entityId === entity.entityId);
	const others = Map.groupBy(
		inside.filter(({ entityId, at }) => entityId !== entity.entityId && own.every((roll) => roll.at !== at)),
		({ at }) => at,
	);
	const nameOf = (id: string) => {
		const known = entities.find(({ entityId }) => entityId === id);
		return known === undefined ? id : shortName(known);
	};
	return [
		...own.map(({ at }) => ({ at, text: OWN_ROLL })),
		...[...others].map(([at, rolled]) => ({ at, text: `${OWN_ROLL}, ${rolled.map(({ entityId }) => nameOf(entityId)).join(', ')}` })),
	].sort((a, b) => a.at - b.at);
}
