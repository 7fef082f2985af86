import { type Convert, contributionsOfSide, type Minor, minor, type NetSide, netSide, rulebook } from '@tideline/domain';
import type { Regimes } from '../reference/regimes.ts';
import type { CellMeaning } from './cell-meaning.ts';
import type { Cells } from './cells.ts';
import { LineWriter } from './share-lines.ts';
import { NO_SHARE, type ShareBuilder, type Shares, UNCHANGED } from './shares.ts';

type NettingCell = Extract<CellMeaning, { kind: 'netting' }>;

interface NettingSet {
	readonly entityId: string;
	/** One cell a currency. */
	readonly cells: Set<number>;
	share: number;
	/** The side that its share was written for; null while something other than a rate has changed since. */
	side: NetSide | null;
}

interface SavedNetting {
	readonly keys: readonly string[];
	readonly entityIds: readonly string[];
	readonly shares: Float64Array;
	/** Cells of each set, one after another. */
	readonly counts: Int32Array;
	readonly cells: Int32Array;
}

/** Netting sets: flows of a counterparty under an agreement, or of one contract, of which only the net counts. */
export class NettingBook {
	readonly #sets = new Map<string, NettingSet>();
	readonly #dirty = new Set<string>();
	readonly #cells: Cells;
	readonly #shares: Shares;
	readonly #regimes: Regimes;

	constructor(cells: Cells, shares: Shares, regimes: Regimes) {
		this.#cells = cells;
		this.#shares = shares;
		this.#regimes = regimes;
	}

	get size(): number {
		return this.#sets.size;
	}

	/** Between two flushes, when no set waits. */
	save(): SavedNetting {
		const sets = [...this.#sets.values()];
		return {
			keys: [...this.#sets.keys()],
			entityIds: sets.map(({ entityId }) => entityId),
			shares: Float64Array.from(sets, ({ share }) => share),
			counts: Int32Array.from(sets, ({ cells }) => cells.size),
			cells: Int32Array.from(sets.flatMap(({ cells }) => [...cells])),
		};
	}

	restore({ keys, entityIds, shares, counts, cells }: SavedNetting): void {
		let from = 0;
		keys.forEach((key, i) => {
			const end = from + (counts[i] as number);
			const set = { entityId: entityIds[i] as string, cells: new Set(cells.subarray(from, end)), share: shares[i] as number, side: null };
			this.#sets.set(key, set);
			from = end;
		});
	}

	/** A sum of the set has moved. */
	changed({ key, entityId }: NettingCell, cell: number, empty: boolean): void {
		let set = this.#sets.get(key);
		if (set === undefined) {
			set = { entityId, cells: new Set(), share: NO_SHARE, side: null };
			this.#sets.set(key, set);
		}
		if (empty) set.cells.delete(cell);
		else set.cells.add(cell);
		set.side = null;
		this.#dirty.add(key);
	}

	/** The rulebooks or the currency of an entity are others. */
	entityChanged(entityId: string): void {
		for (const [key, set] of this.#sets) {
			if (set.entityId !== entityId) continue;
			set.side = null;
			this.#dirty.add(key);
		}
	}

	/** A rate can turn a set of several currencies from an outflow to an inflow. */
	ratesChanged(): void {
		for (const [key, set] of this.#sets) if (set.cells.size > 1) this.#dirty.add(key);
	}

	/** Renews what a set adds to the LCR. @throws an error when that cannot be computed; it then adds nothing. */
	renewShare(key: string, convertFor: (entityId: string) => Convert, share: ShareBuilder): void {
		const set = this.#sets.get(key);
		if (set === undefined) return;
		const before = set.side;
		// What fails is judged again the next time.
		set.side = null;
		let side: NetSide | null = null;
		set.share = this.#shares.renew(set.share, share, () => {
			const sums = this.#sums(set);
			side = netSide(sums, convertFor(set.entityId));
			return side === before ? UNCHANGED : this.#write(set, new Map(sums), side, share);
		});
		set.side = side;
		if (set.cells.size === 0) this.#sets.delete(key);
	}

	#write(set: NettingSet, sums: ReadonlyMap<string, Minor>, side: NetSide, share: ShareBuilder): void {
		const intragroup = this.#isIntragroup(set);
		for (const id of this.#regimes.of(set.entityId)) {
			const lines = new LineWriter(this.#cells, share, set.entityId, id, intragroup);
			for (const contribution of contributionsOfSide(sums, side, rulebook(id))) {
				lines.adjusted(contribution);
				lines.leg(contribution);
			}
		}
	}

	/** Keys of the sets that have changed since they were last taken. */
	takeDirty(): string[] {
		const keys = [...this.#dirty];
		this.#dirty.clear();
		return keys;
	}

	/** By currency in order of its code, because the order of contributions is that of the sums. */
	#sums({ cells }: NettingSet): [string, Minor][] {
		const sums: [string, Minor][] = [];
		for (const cell of cells) sums.push([this.#cells.meaning(cell).currency, minor(this.#cells.amount(cell))]);
		return sums.sort(([a], [b]) => (a < b ? -1 : 1));
	}

	/** A set is of one counterparty, and so is every cell of it. */
	#isIntragroup({ cells }: NettingSet): boolean {
		const [first] = cells;
		const meaning = first === undefined ? undefined : this.#cells.meaning(first);
		return meaning?.kind === 'netting' && meaning.intragroup;
	}
}
