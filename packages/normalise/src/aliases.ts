/** Records by key, found by any of their names. */
export class Aliases<T> {
	private readonly namesOf: (record: T) => readonly (string | null)[];
	private readonly byKey = new Map<string, T>();
	private readonly byName = new Map<string, T>();
	constructor(namesOf: (record: T) => readonly (string | null)[]) {
		this.namesOf = namesOf;
	}

	get(name: string): T | undefined {
		return this.byName.get(name);
	}

	set(key: string, record: T | null): void {
		const before = this.byKey.get(key);
		if (before !== undefined)
			for (const name of this.namesOf(before)) if (name !== null && this.byName.get(name) === before) this.byName.delete(name);
		if (record === null) {
			this.byKey.delete(key);
			return;
		}
		this.byKey.set(key, record);
		for (const name of this.namesOf(record)) if (name !== null) this.byName.set(name, record);
	}
}
