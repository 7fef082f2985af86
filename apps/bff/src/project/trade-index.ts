import { securityKey, type Trade, wholeSecurityKey } from '@tideline/domain';
import { positionKey } from '@tideline/event-log';
import type { Cut, Place } from '../book/cut.ts';
import { ByteStore } from './byte-store.ts';
import { GrowingColumn } from './growing-column.ts';

/** Versions of trades that are kept by default; past it the oldest are forgotten. About 290 bytes each with the record. */
export const MAX_INDEXED_TRADES = 2_000_000;
const NONE = -1;

/** Finds the records of trades by id, by position and by counterparty. It grows with the log up to its limit. */
export class TradeIndex {
	/** Versions of trades that it keeps at most. */
	readonly limit: number;
	readonly #values = new ByteStore();
	readonly #address: GrowingColumn<Float64Array>;
	readonly #length: GrowingColumn<Uint32Array>;
	/** Serial of the trade before it on the same position. */
	readonly #before: GrowingColumn<Float64Array>;
	/** Serial of the trade before it with the same counterparty. */
	readonly #beforeOfCounterparty: GrowingColumn<Float64Array>;
	readonly #version: GrowingColumn<Int32Array>;
	/** Serial of the next lower version of the same trade. */
	readonly #lower: GrowingColumn<Float64Array>;
	readonly #partition: GrowingColumn<Uint32Array>;
	readonly #offset: GrowingColumn<Float64Array>;
	/** Partitions by the number that stands in their column. */
	readonly #partitions: string[] = [];
	readonly #ids: string[] = [];
	readonly #newest = new Map<string, number>();
	readonly #newestOfCounterparty = new Map<string, number>();
	/** Serial of the highest version. */
	readonly #byTrade = new Map<string, number>();
	/** Trades that nobody has found to be settled. */
	readonly #open = new Set<string>();
	#next = 0;

	constructor(limit = MAX_INDEXED_TRADES) {
		this.limit = limit;
		this.#address = new GrowingColumn(Float64Array, limit);
		this.#length = new GrowingColumn(Uint32Array, limit);
		this.#before = new GrowingColumn(Float64Array, limit);
		this.#beforeOfCounterparty = new GrowingColumn(Float64Array, limit);
		this.#version = new GrowingColumn(Int32Array, limit);
		this.#lower = new GrowingColumn(Float64Array, limit);
		this.#partition = new GrowingColumn(Uint32Array, limit);
		this.#offset = new GrowingColumn(Float64Array, limit);
	}

	/** Adds a version of a trade; `record` is what the log holds of it at `place`. */
	add(trade: Trade, record: Uint8Array, place: Place): void {
		const serial = this.#next++;
		const slot = serial % this.limit;
		this.#forget(slot, serial);
		this.#address.set(slot, this.#values.append(record));
		this.#length.set(slot, record.length);
		this.#version.set(slot, trade.version);
		this.#partition.set(slot, this.#partitionNumber(positionKey(place.topic, place.partition)));
		this.#offset.set(slot, place.offset);
		this.#ids[slot] = trade.tradeId;
		const key = securityKeyOf(trade);
		this.#before.set(slot, key === null ? NONE : (this.#newest.get(key) ?? NONE));
		if (key !== null) this.#newest.set(key, serial);
		this.#beforeOfCounterparty.set(slot, this.#newestOfCounterparty.get(trade.counterpartyId) ?? NONE);
		this.#newestOfCounterparty.set(trade.counterpartyId, serial);
		const known = this.#byTrade.get(trade.tradeId);
		if (known !== undefined && trade.version <= this.#version.get(known % this.limit)) return;
		this.#lower.set(slot, known ?? NONE);
		this.#byTrade.set(trade.tradeId, serial);
		this.#open.add(trade.tradeId);
	}

	/** The records of the trades behind a position, newest first; one that was amended comes once a version. */
	*of(key: string): Generator<Uint8Array> {
		for (const serial of this.#chain(this.#newest.get(wholeSecurityKey(key)), this.#before)) yield this.#record(serial);
	}

	/** The records of the trades with a counterparty, newest first, each in its highest version; no more than `limit`. */
	withCounterparty(counterpartyId: string, limit: number): Uint8Array[] {
		const found: Uint8Array[] = [];
		for (const serial of this.#chain(this.#newestOfCounterparty.get(counterpartyId), this.#beforeOfCounterparty)) {
			if (found.length >= limit) break;
			if (this.#byTrade.get(this.#ids[serial % this.limit] as string) === serial) found.push(this.#record(serial));
		}
		return found;
	}

	/** The record of the highest version that came of a trade. */
	find(tradeId: string): Uint8Array | null {
		const serial = this.#byTrade.get(tradeId);
		return serial === undefined ? null : this.#record(serial);
	}

	/** Of every trade that was not closed its highest version in a cut of a moment ago; trades that come meanwhile are none of it. */
	*openAt(cut: Cut): Generator<Uint8Array> {
		for (const tradeId of this.#open) {
			const serial = this.#highestIn(cut, tradeId);
			if (serial !== null) yield this.#record(serial);
		}
	}

	/** The record of the highest version of a trade in a cut. */
	findIn(cut: Cut, tradeId: string): Uint8Array | null {
		const serial = this.#highestIn(cut, tradeId);
		return serial === null ? null : this.#record(serial);
	}

	/** The trades behind a position in a cut, newest first, each in its highest version. */
	*ofIn(cut: Cut, key: string): Generator<Uint8Array> {
		for (const serial of this.#chain(this.#newest.get(wholeSecurityKey(key)), this.#before)) {
			if (this.#highestIn(cut, this.#ids[serial % this.limit] as string) === serial) yield this.#record(serial);
		}
	}

	/** Nothing of this version of a trade is unsettled: `openAt` leaves it out until a higher one comes. */
	close({ tradeId, version }: Pick<Trade, 'tradeId' | 'version'>): void {
		const serial = this.#byTrade.get(tradeId);
		if (serial !== undefined && this.#version.get(serial % this.limit) === version) this.#open.delete(tradeId);
	}

	/** Versions of trades that are past the limit. */
	get forgotten(): number {
		return Math.max(0, this.#next - this.limit);
	}

	/** Takes what stood in a slot out, with the records that nothing points to any more. */
	#forget(slot: number, serial: number): void {
		const replaced = this.#ids[slot];
		if (replaced === undefined) return;
		if (this.#byTrade.get(replaced) === serial - this.limit) {
			this.#byTrade.delete(replaced);
			this.#open.delete(replaced);
		}
		this.#values.dropBefore(this.#address.get((slot + 1) % this.limit));
	}

	*#chain(newest: number | undefined, before: GrowingColumn<Float64Array>): Generator<number> {
		let serial = newest ?? NONE;
		while (serial !== NONE && serial >= this.#next - this.limit) {
			yield serial;
			serial = before.get(serial % this.limit);
		}
	}

	#highestIn(cut: Cut, tradeId: string): number | null {
		for (const serial of this.#chain(this.#byTrade.get(tradeId), this.#lower)) {
			const slot = serial % this.limit;
			if (this.#offset.get(slot) < cut.endOf(this.#partitions[this.#partition.get(slot)] as string)) return serial;
		}
		return null;
	}

	#partitionNumber(partition: string): number {
		const known = this.#partitions.indexOf(partition);
		return known === -1 ? this.#partitions.push(partition) - 1 : known;
	}

	#record(serial: number): Uint8Array {
		const slot = serial % this.limit;
		return this.#values.read(this.#address.get(slot), this.#length.get(slot));
	}
}

/** The position that a trade changes or ties; null for trades in cash only. */
export function securityKeyOf(trade: Trade): string | null {
	switch (trade.assetClass) {
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY':
			return securityKey(trade.entityId, trade.details.custodyAccountId, trade.details.instrumentId);
		case 'REPO':
			return securityKey(trade.entityId, trade.details.collateralAccountId, trade.details.collateralInstrumentId);
		default:
			return null;
	}
}
