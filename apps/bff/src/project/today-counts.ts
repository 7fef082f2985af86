import { parseDay, startOfDay } from '@tideline/domain';
import type { Reference } from './reference.ts';

/** Every time zone's day begins at a quarter of an hour of UTC. */
const QUARTER = 900_000;
/** Three days, so that a business day that is opened late still finds its records. */
const MAX_QUARTERS = 288;

/** Records of each topic since the earliest of the entities' days began; duplicates and dead letters are records too. */
export class TodayCounts {
	readonly #reference: Reference;
	readonly #quarters = new Map<string, Map<number, number>>();
	#since: number | null = null;

	constructor(reference: Reference) {
		this.#reference = reference;
	}

	add(topic: string, at: number): void {
		const quarters = this.#quarters.get(topic) ?? new Map<number, number>();
		this.#quarters.set(topic, quarters);
		const quarter = Math.floor(at / QUARTER);
		quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1);
		if (quarters.size > MAX_QUARTERS) quarters.delete(Math.min(...quarters.keys()));
	}

	/** A business day or an entity has changed. */
	roll(): void {
		this.#since = null;
	}

	of(topic: string): number {
		this.#since ??= this.#dayStart();
		let count = 0;
		for (const [quarter, records] of this.#quarters.get(topic) ?? []) if (quarter * QUARTER >= this.#since) count += records;
		return count;
	}

	#dayStart(): number {
		const starts = [...this.#reference.businessDays.values()].map(({ entityId, date }) =>
			startOfDay(parseDay(date), this.#reference.entities.get(entityId)?.timeZone ?? 'UTC'),
		);
		return starts.length === 0 ? 0 : Math.min(...starts);
	}
}
