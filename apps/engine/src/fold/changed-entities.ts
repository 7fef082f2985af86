/** Entities whose sums have moved, for two readers: who publishes drains all of them, who measures takes those that have moved since it last looked. */
export class ChangedEntities {
	/** True until it has been measured. */
	readonly #entities = new Map<string, boolean>();

	get size(): number {
		return this.#entities.size;
	}

	add(entityId: string): void {
		this.#entities.set(entityId, true);
	}

	has(entityId: string): boolean {
		return this.#entities.has(entityId);
	}

	keys(): IterableIterator<string> {
		return this.#entities.keys();
	}

	clear(): void {
		this.#entities.clear();
	}

	takeMoved(): string[] {
		const moved: string[] = [];
		for (const [entityId, isNew] of this.#entities) {
			if (!isNew) continue;
			moved.push(entityId);
			this.#entities.set(entityId, false);
		}
		return moved;
	}
}
