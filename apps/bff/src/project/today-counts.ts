import { parseDay, startOfDay } from '@tideline/domain';
import type { Reference } from './reference.ts';

const HOUR = 3_600_000;
const MAX_HOURS = 72;

/** Records of each topic since the earliest of the entities' days began, counted by the hour so that a late business day still fits. */
export class TodayCounts {
	readonly #reference: Reference;
	readonly #hours = new Map<string, Map<number, number>>();
	#since: number | null = null;

	constructor(reference: Reference) {
		this.#reference = reference;
	}

	add(topic: string, at: number): void {
		const hours = this.#hours.get(topic) ?? new Map<number, number>();
		this.#hours.set(topic, hours);
		const hour = Math.floor(at / HOUR);
		hours.set(hour, (hours.get(hour) ?? 0) + 1);
		if (hours.size > MAX_HOURS) hours.delete(Math.min(...hours.keys()));
	}

	/** A business day has changed. */
	roll(): void {
		this.#since = null;
	}

	/** Null for a topic whose records are not counted. */
	of(topic: string): number | null {
		const hours = this.#hours.get(topic);
		if (hours === undefined) return null;
		this.#since ??= this.#dayStart();
		let count = 0;
		for (const [hour, records] of hours) if (hour * HOUR >= this.#since) count += records;
		return count;
	}

	#dayStart(): number {
		const starts = [...this.#reference.businessDays.values()].map(({ entityId, date }) =>
			startOfDay(parseDay(date), this.#reference.entities.get(entityId)?.timeZone ?? 'UTC'),
		);
		return starts.length === 0 ? 0 : Math.min(...starts);
	}
}
