import { RULEBOOK_IDS, type RulebookId } from '@tideline/domain';
import type { ReferenceIndex } from './reference-index.ts';

const NONE: readonly RulebookId[] = [];

/**
 * Under which rulebooks the items of an entity are judged: its own first, then every other one that its group is shown under. Where all
 * name one rulebook there is one, and nothing is judged twice.
 */
export class Regimes {
	readonly #reference: ReferenceIndex;
	#known = new Map<string, readonly RulebookId[]>();

	constructor(reference: ReferenceIndex) {
		this.#reference = reference;
	}

	/** Empty while the entity is unknown. */
	of(entityId: string): readonly RulebookId[] {
		return this.#known.get(entityId) ?? NONE;
	}

	/** Looks at the entities again and gives those whose rulebooks are others now. */
	renew(): string[] {
		const before = this.#known;
		const entities = [...this.#reference.entities.values()];
		const hasGroup = entities.some(({ kind }) => kind === 'group');
		const named = new Set(entities.map(({ rulebook }) => rulebook));
		const shared = hasGroup ? RULEBOOK_IDS.filter((id) => named.has(id)) : NONE;
		this.#known = new Map(entities.map(({ entityId, rulebook }) => [entityId, [rulebook, ...shared.filter((id) => id !== rulebook)]]));
		return [...this.#known].filter(([entityId, ids]) => before.get(entityId)?.join() !== ids.join()).map(([entityId]) => entityId);
	}
}
