import { ASSET_CLASSES, type AssetClass, type Trade, type TradeTerms } from '@tideline/domain';
import { BytePool, type SavedBytePool } from '../table/byte-pool.ts';
import { Column } from '../table/column.ts';
import { NO_TEXT, type SavedTextTable, TextTable } from '../table/text-table.ts';
import { tradeBodies } from './trade-bodies.ts';

/** A row that a payment has named before its trade came. */
const NOT_YET = 0;

interface SavedTrades {
	readonly ids: SavedTextTable;
	readonly version: Int32Array<ArrayBuffer>;
	readonly class: Uint8Array<ArrayBuffer>;
	readonly eventTime: Float64Array<ArrayBuffer>;
	readonly address: Float64Array<ArrayBuffer>;
	readonly length: Int32Array<ArrayBuffer>;
	readonly pool: SavedBytePool;
}

/**
 * The latest version of every trade, about 150 bytes each: its Avro in a pool instead of an object. A trade is made an object again when
 * something about it changes.
 */
export class TradeStore {
	readonly #ids = new TextTable();
	readonly #version = new Column(Int32Array, NOT_YET);
	readonly #class = new Column(Uint8Array);
	readonly #eventTime = new Column(Float64Array);
	readonly #address = new Column(Float64Array, -1);
	readonly #length = new Column(Int32Array);
	readonly #pool = new BytePool();

	/** Rows given out: trades known, and those that only a payment has named. */
	get size(): number {
		return this.#ids.size;
	}

	find(tradeId: string): number | undefined {
		const row = this.#ids.find(tradeId);
		return row === NO_TEXT ? undefined : row;
	}

	/** The row of a trade, new when it has none yet. */
	rowOf(tradeId: string): number {
		return this.#ids.id(tradeId);
	}

	/** 0 while the trade itself has not come. */
	version(row: number): number {
		return this.#version.get(row);
	}

	assetClass(row: number): AssetClass {
		return ASSET_CLASSES[this.#class.get(row)] as AssetClass;
	}

	tradeId(row: number): string {
		return this.#ids.text(row);
	}

	/** Milliseconds since the epoch. */
	eventTime(row: number): number {
		return this.#eventTime.get(row);
	}

	/** What `write` keeps of a trade that has not come as Avro. @throws EncodeError for one that does not fit the schema. */
	bodyOf(trade: Trade): Uint8Array {
		return tradeBodies.encode(trade);
	}

	/** `body`: the trade as Avro. */
	write(row: number, trade: TradeTerms, body: Uint8Array): void {
		this.#address.set(row, this.#pool.put(body, this.#address.get(row), this.#length.get(row)));
		this.#length.set(row, body.length);
		this.#version.set(row, trade.version);
		this.#eventTime.set(row, trade.eventTime);
		this.#class.set(row, ASSET_CLASSES.indexOf(trade.assetClass));
	}

	save(): SavedTrades {
		const { size } = this;
		return {
			ids: this.#ids.save(),
			version: this.#version.save(size),
			class: this.#class.save(size),
			eventTime: this.#eventTime.save(size),
			address: this.#address.save(size),
			length: this.#length.save(size),
			pool: this.#pool.save(),
		};
	}

	restore(saved: SavedTrades): void {
		this.#ids.restore(saved.ids);
		this.#version.restore(saved.version);
		this.#class.restore(saved.class);
		this.#eventTime.restore(saved.eventTime);
		this.#address.restore(saved.address);
		this.#length.restore(saved.length);
		this.#pool.restore(saved.pool);
	}

	/** The trade as it came; null while it has not. */
	read(row: number): TradeTerms | null {
		if (this.#version.get(row) === NOT_YET) return null;
		return tradeBodies.decode(this.#pool.get(this.#address.get(row), this.#length.get(row)));
	}
}
