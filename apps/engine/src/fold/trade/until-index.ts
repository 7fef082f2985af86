import type { Day } from '@tideline/domain';

type SavedUntil = readonly { readonly entityId: string; readonly days: Int32Array; readonly rows: readonly Int32Array[] }[];

/** Rows by the day on which what they add to the LCR may change by itself, so that a day roll looks only at those. */
export class UntilIndex {
	readonly #byEntity = new Map<string, Map<Day, number[]>>();

	note(entityId: string, day: Day, row: number): void {
		let days = this.#byEntity.get(entityId);
		if (days === undefined) {
			days = new Map();
			this.#byEntity.set(entityId, days);
		}
		const rows = days.get(day);
		if (rows === undefined) days.set(day, [row]);
		else rows.push(row);
	}

	save(): SavedUntil {
		return [...this.#byEntity].map(([entityId, days]) => ({
			entityId,
			days: Int32Array.from(days.keys()),
			rows: [...days.values()].map((rows) => Int32Array.from(rows)),
		}));
	}

	restore(saved: SavedUntil): void {
		for (const { entityId, days, rows } of saved)
			this.#byEntity.set(entityId, new Map(rows.map((ofDay, i) => [days[i] as Day, Array.from(ofDay)])));
	}

	/** Takes out every row noted for the day or an earlier one. */
	take(entityId: string, upTo: Day): Set<number> {
		const taken = new Set<number>();
		const days = this.#byEntity.get(entityId);
		for (const [day, rows] of days ?? []) {
			if (day > upTo) continue;
			for (const row of rows) taken.add(row);
			days?.delete(day);
		}
		return taken;
	}
}
