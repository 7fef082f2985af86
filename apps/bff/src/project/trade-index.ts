import type { Trade } from '@tideline/domain';

/** Versions of trades that the index keeps; past it the oldest are forgotten. 31 bytes each besides the trade's id. */
const MAX_INDEXED_TRADES = 500_000;
const NONE = -1;

/** Where a normalised trade stands in the log. */
export interface TradeCoordinates {
	topic: string;
	partition: number;
	offset: number;
}

/** Finds trades by id, by position and by counterparty, as coordinates in the log; the trades themselves stay there. */
export class TradeIndex {
	readonly #capacity: number;
	readonly #topics: string[] = [];
	readonly #topic: Uint8Array;
	readonly #partition: Uint16Array;
	readonly #offset: Float64Array;
	/** Serial of the trade before it on the same position. */
	readonly #before: Float64Array;
	/** Serial of the trade before it with the same counterparty. */
	readonly #beforeOfCounterparty: Float64Array;
	readonly #version: Int32Array;
	readonly #ids: string[] = [];
	readonly #newest = new Map<string, number>();
	readonly #newestOfCounterparty = new Map<string, number>();
	/** Serial of the highest version. */
	readonly #byTrade = new Map<string, number>();
	#next = 0;

	constructor(capacity = MAX_INDEXED_TRADES) {
		this.#capacity = capacity;
		this.#topic = new Uint8Array(capacity);
		this.#partition = new Uint16Array(capacity);
		this.#offset = new Float64Array(capacity);
		this.#before = new Float64Array(capacity);
		this.#beforeOfCounterparty = new Float64Array(capacity);
		this.#version = new Int32Array(capacity);
	}

	add(trade: Trade, at: TradeCoordinates): void {
		const serial = this.#next++;
		const slot = serial % this.#capacity;
		const replaced = this.#ids[slot];
		if (replaced !== undefined && this.#byTrade.get(replaced) === serial - this.#capacity) this.#byTrade.delete(replaced);
		this.#topic[slot] = this.#topicNumber(at.topic);
		this.#partition[slot] = at.partition;
		this.#offset[slot] = at.offset;
		this.#version[slot] = trade.version;
		this.#ids[slot] = trade.tradeId;
		const key = securityKey(trade);
		if (key !== null) {
			this.#before[slot] = this.#newest.get(key) ?? NONE;
			this.#newest.set(key, serial);
		}
		this.#beforeOfCounterparty[slot] = this.#newestOfCounterparty.get(trade.counterpartyId) ?? NONE;
		this.#newestOfCounterparty.set(trade.counterpartyId, serial);
		const known = this.#byTrade.get(trade.tradeId);
		if (known === undefined || trade.version > (this.#version[known % this.#capacity] as number)) this.#byTrade.set(trade.tradeId, serial);
	}

	/** The trades behind a position, newest first; one that was amended comes once a version. */
	*of(positionKey: string): Generator<TradeCoordinates> {
		for (const serial of this.#chain(this.#newest.get(withoutTrade(positionKey)), this.#before)) yield this.#at(serial);
	}

	/** The trades with a counterparty, newest first, each in its highest version; no more than `limit`. */
	withCounterparty(counterpartyId: string, limit: number): TradeCoordinates[] {
		const found: TradeCoordinates[] = [];
		for (const serial of this.#chain(this.#newestOfCounterparty.get(counterpartyId), this.#beforeOfCounterparty)) {
			if (found.length >= limit) break;
			if (this.#byTrade.get(this.#ids[serial % this.#capacity] as string) === serial) found.push(this.#at(serial));
		}
		return found;
	}

	/** The highest version that came of a trade. */
	find(tradeId: string): TradeCoordinates | null {
		const serial = this.#byTrade.get(tradeId);
		return serial === undefined ? null : this.#at(serial);
	}

	/** Nothing has been forgotten yet. */
	get complete(): boolean {
		return this.#next <= this.#capacity;
	}

	*#chain(newest: number | undefined, before: Float64Array): Generator<number> {
		let serial = newest ?? NONE;
		while (serial !== NONE && serial >= this.#next - this.#capacity) {
			yield serial;
			serial = before[serial % this.#capacity] as number;
		}
	}

	#at(serial: number): TradeCoordinates {
		const slot = serial % this.#capacity;
		return {
			topic: this.#topics[this.#topic[slot] as number] as string,
			partition: this.#partition[slot] as number,
			offset: this.#offset[slot] as number,
		};
	}

	#topicNumber(topic: string): number {
		const known = this.#topics.indexOf(topic);
		return known === -1 ? this.#topics.push(topic) - 1 : known;
	}
}

/** The position that a trade changes or ties; null for trades in cash only. */
export function securityKey(trade: Trade): string | null {
	switch (trade.assetClass) {
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY':
			return `${trade.entityId}|${trade.details.custodyAccountId}|${trade.details.instrumentId}`;
		case 'REPO':
			return `${trade.entityId}|${trade.details.collateralAccountId}|${trade.details.collateralInstrumentId}`;
		default:
			return null;
	}
}

/** A position that an override carved out has its trade behind the key. */
export function withoutTrade(positionKey: string): string {
	const end = positionKey.indexOf('#');
	return end === -1 ? positionKey : positionKey.slice(0, end);
}
