import { GROUP, type JoinedPosition, type Lcr } from '@tideline/domain';
import { createBook } from '@tideline/engine';
import { applyRecord, recordOf } from '@tideline/engine/fixtures';
import type { Codecs, LogRecord } from '@tideline/event-log';
import { readInput } from '../ingest/input.ts';
import { Projection } from '../project/projection.ts';
import { Tables } from '../project/tables.ts';

/** Whose ratios are published. */
const ENTITIES = ['LDN', 'NYC', GROUP];

const asJson = {
	encode: (value: object) => Buffer.from(JSON.stringify(value)),
	decode: (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()),
	bodyOf: () => null,
};
/** Of records that are JSON throughout. */
export const codecs = { trade: asJson, overrideEvent: asJson } as unknown as Codecs;
/** Nobody hears what is left out. */
export const quiet = { itemLeftOut: () => undefined };

/** An engine and a BFF on one log: the BFF may be ahead of the engine in what both read, and in the engine's positions and cash. */
export class TwoReaders {
	readonly projection = new Projection(new Tables('epoch'), () => 0);
	readonly #book = createBook();
	readonly #offsets = new Map<string, number>();
	readonly #records: LogRecord[] = [];
	#folded = 0;
	#shown = 0;
	/** Records behind the latest ratios. */
	#behindRatios = 0;
	/**
	 * A position is gone whose ratios have not come: a tombstone says no sequence, so it counts with the newest position before it. Whoever
	 * asks in between is given the next ratio instead.
	 */
	awaitsRatios = false;

	write(input: Parameters<typeof recordOf>[0]): void {
		const { topic, key, value, timestamp = 0 } = recordOf(input, codecs);
		const offset = this.#offsets.get(topic) ?? 0;
		this.#offsets.set(topic, offset + 1);
		this.#records.push({ topic, partition: 0, offset, key, value, timestamp, headers: {} });
	}

	/** The BFF reads everything that is written. */
	show(): void {
		for (; this.#shown < this.#records.length; this.#shown++) {
			const record = this.#records[this.#shown] as LogRecord;
			try {
				const input = readInput(record, codecs);
				if (input !== null) this.projection.apply(input);
			} catch {
				// Set aside by the fold as well.
			}
		}
	}

	/** The engine folds up to a record and publishes: all of it, or without the ratios, which come last. */
	publish(until: number, { ratios }: { ratios: boolean }): void {
		for (; this.#folded < until; this.#folded++) applyRecord(this.#book, this.#records[this.#folded] as LogRecord, codecs);
		const { positions, removedPositions, cash } = this.#book.drain();
		for (const key of [...positions, ...removedPositions]) {
			this.projection.putPosition(key, this.#book.position(key) as JoinedPosition | null);
		}
		for (const accountId of cash) {
			const value = this.#book.cash(accountId);
			if (value !== null) this.projection.apply({ kind: 'cash', key: accountId, value });
		}
		this.awaitsRatios = !ratios && (this.awaitsRatios || removedPositions.length > 0);
		if (!ratios) return;
		this.#behindRatios = this.#folded;
		const inputs = this.#inputs();
		for (const entityId of ENTITIES) {
			const folded = this.#book.lcr(entityId);
			if (folded !== null) this.projection.apply({ kind: 'lcr', value: { ...folded, asOf: 0, inputs } });
		}
	}

	/** Whether the BFF knows reference data or an override that is not behind the latest ratios yet. */
	get decidesDifferently(): boolean {
		return this.#records
			.slice(this.#behindRatios, this.#shown)
			.some(({ topic }) => topic === 'overrides' || topic.startsWith('reference.'));
	}

	/** The latest ratios, of the entities that have one. */
	get ratios(): Lcr[] {
		return ENTITIES.flatMap((entityId) => this.projection.tables.latest('lcr', entityId, entityId) ?? []);
	}

	get length(): number {
		return this.#records.length;
	}

	#inputs(): Lcr['inputs'] {
		const ends = new Map<string, number>();
		for (const { topic, offset } of this.#records.slice(0, this.#folded)) ends.set(topic, offset + 1);
		return [...ends].map(([topic, offset]) => ({ topic, partition: 0, offset }));
	}
}

/** Both have read everything. */
export function bothRead(inputs: readonly Parameters<typeof recordOf>[0][]): TwoReaders {
	const readers = new TwoReaders();
	for (const input of inputs) readers.write(input);
	readers.show();
	readers.publish(readers.length, { ratios: true });
	return readers;
}
