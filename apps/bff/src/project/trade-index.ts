import type { Trade } from '@tideline/domain';

/** Trades that the index keeps; past it the oldest are forgotten. 26 bytes each besides the trade's id. */
const MAX_INDEXED_TRADES = 500_000;
const NONE = -1;

/** Where a normalised trade stands in the log. */
export interface TradeCoordinates {
	topic: string;
	partition: number;
	offset: number;
}

/** Finds the trades behind a position, newest first, as coordinates in the log; the trades themselves stay there. */
export class TradeIndex {
	readonly #capacity: number;
	readonly #topics: string[] = [];
	readonly #topic: Uint8Array;
	readonly #partition: Uint16Array;
	readonly #offset: Float64Array;
	/** Serial of the trade before it on the same position. */
	readonly #before: Float64Array;
	readonly #ids: string[] = [];
	readonly #newest = new Map<string, number>();
	readonly #byTrade = new Map<string, number>();
	#next = 0;

	constructor(capacity = MAX_INDEXED_TRADES) {
		this.#capacity = capacity;
		this.#topic = new Uint8Array(capacity);
		this.#partition = new Uint16Array(capacity);
		this.#offset = new Float64Array(capacity);
		this.#before = new Float64Array(capacity);
	}

	add(trade: Trade, at: TradeCoordinates): void {
		const key = securityKey(trade);
		if (key === null) return;
		const serial = this.#next++;
		const slot = serial % this.#capacity;
		const replaced = this.#ids[slot];
		if (replaced !== undefined && this.#byTrade.get(replaced) === serial - this.#capacity) this.#byTrade.delete(replaced);
		this.#topic[slot] = this.#topicNumber(at.topic);
		this.#partition[slot] = at.partition;
		this.#offset[slot] = at.offset;
		this.#before[slot] = this.#newest.get(key) ?? NONE;
		this.#ids[slot] = trade.tradeId;
		this.#newest.set(key, serial);
		this.#byTrade.set(trade.tradeId, serial);
	}

	/** Newest first; a trade that was amended comes once a version. */
	*of(positionKey: string): Generator<TradeCoordinates> {
		let serial = this.#newest.get(withoutTrade(positionKey)) ?? NONE;
		while (serial !== NONE && serial >= this.#next - this.#capacity) {
			yield this.#at(serial);
			serial = this.#before[serial % this.#capacity] as number;
		}
	}

	/** The latest version that came of a trade. */
	find(tradeId: string): TradeCoordinates | null {
		const serial = this.#byTrade.get(tradeId);
		return serial === undefined ? null : this.#at(serial);
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
