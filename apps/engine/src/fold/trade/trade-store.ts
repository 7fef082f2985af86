import {
	ASSET_CLASSES,
	type AssetClass,
	bondSchema,
	commoditySchema,
	derivativeSchema,
	equitySchema,
	fxSchema,
	interbankSchema,
	repoSchema,
	type Trade,
	tradeSchema,
} from '@tideline/domain';
import { Column } from '../table/column.ts';
import { type FlatCodec, flatCodec, recordCodec } from '../table/flat-codec.ts';
import { Interner } from '../table/interner.ts';
import { NumberPool, type SavedPool } from '../table/number-pool.ts';
import { NumberRun } from '../table/number-run.ts';
import { NO_TEXT, type SavedTextTable, TextTable } from '../table/text-table.ts';

const DETAILS = {
	FX: fxSchema,
	REPO: repoSchema,
	INTERBANK: interbankSchema,
	BOND: bondSchema,
	EQUITY: equitySchema,
	COMMODITY: commoditySchema,
	DERIVATIVE: derivativeSchema,
} as const satisfies Record<AssetClass, unknown>;

/** Fields that the store keeps outside the run: the id is the key, the details have a codec a class. */
const OUTSIDE_RUN: readonly string[] = ['tradeId', 'details'];

/** A row that a payment has named before its trade came. */
const NOT_YET = 0;

interface SavedTrades {
	readonly ids: SavedTextTable;
	/** Of the interner. */
	readonly texts: Iterable<string>;
	readonly version: Int32Array<ArrayBuffer>;
	readonly class: Uint8Array<ArrayBuffer>;
	readonly eventTime: Float64Array<ArrayBuffer>;
	readonly address: Float64Array<ArrayBuffer>;
	readonly pool: SavedPool;
}

/**
 * The latest version of every trade, about 300 bytes each: a run of numbers in a pool instead of an object. A trade is made an object again
 * when something about it changes.
 */
export class TradeStore {
	readonly #ids = new TextTable();
	readonly #version = new Column(Int32Array, NOT_YET);
	readonly #class = new Column(Uint8Array);
	readonly #eventTime = new Column(Float64Array);
	readonly #address = new Column(Float64Array, -1);
	readonly #pool = new NumberPool();
	/** Shared with the holdings: what names one of them has just been looked up for the trade. */
	readonly texts = new Interner();
	readonly #envelope: FlatCodec;
	readonly #details: readonly FlatCodec[];
	readonly #run = new NumberRun();

	constructor() {
		this.#envelope = recordCodec(
			tradeSchema.fields.filter(({ name }) => !OUTSIDE_RUN.includes(name)),
			this.texts,
		);
		this.#details = ASSET_CLASSES.map((assetClass) => flatCodec(DETAILS[assetClass], this.texts));
	}

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

	write(row: number, trade: Trade): void {
		const index = ASSET_CLASSES.indexOf(trade.assetClass);
		this.#run.clear();
		this.#envelope.write(trade, this.#run);
		(this.#details[index] as FlatCodec).write(trade.details, this.#run);
		this.#address.set(row, this.#pool.put(this.#run, this.#address.get(row)));
		this.#version.set(row, trade.version);
		this.#eventTime.set(row, trade.eventTime);
		this.#class.set(row, index);
	}

	save(): SavedTrades {
		const { size } = this;
		return {
			ids: this.#ids.save(),
			texts: this.texts.save(),
			version: this.#version.save(size),
			class: this.#class.save(size),
			eventTime: this.#eventTime.save(size),
			address: this.#address.save(size),
			pool: this.#pool.save(),
		};
	}

	restore(saved: SavedTrades): void {
		this.#ids.restore(saved.ids);
		this.texts.restore(saved.texts);
		this.#version.restore(saved.version);
		this.#class.restore(saved.class);
		this.#eventTime.restore(saved.eventTime);
		this.#address.restore(saved.address);
		this.#pool.restore(saved.pool);
	}

	/** The trade as it came; null while it has not. */
	read(row: number): Trade | null {
		if (this.#version.get(row) === NOT_YET) return null;
		const cursor = this.#pool.cursor(this.#address.get(row));
		const trade = this.#envelope.read(cursor) as Record<string, unknown>;
		trade.tradeId = this.tradeId(row);
		trade.assetClass = this.assetClass(row);
		trade.details = (this.#details[this.#class.get(row)] as FlatCodec).read(cursor);
		return trade as unknown as Trade;
	}
}
