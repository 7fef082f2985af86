import {
	type Activity,
	type Attribution,
	type Cash,
	type ClosedDay,
	formatPlace,
	type Lcr,
	type LcrPoint,
	type LimitState,
	type OverrideEvent,
	type Position,
	type Rejected,
} from '@tideline/domain';
import { type Codec, type Codecs, type NewRecord, type Positions, positionKey } from '@tideline/event-log';
import { type Book, type Drained, SavedTexts } from '../fold/index.ts';
import { closedDayKey } from './closing.ts';
import type { HistorySampler } from './history.ts';
import type { Published } from './published.ts';

/** Most records of one transaction: a tick that changes everything is written in parts, positions first and the LCR last. */
const TRANSACTION_RECORDS = 5_000;

export interface OutboxDeps {
	readonly book: Book;
	readonly codecs: Codecs;
	readonly published: Published;
	readonly history: HistorySampler;
	readonly now: () => number;
}

export interface SavedOutbox {
	/** Keys of positions. */
	readonly shown: Iterable<string>;
	readonly limitStates: ReadonlyMap<string, LimitState>;
}

/** Collects what changes between two ticks and turns the latest of each key into records. */
export class Outbox {
	readonly #deps: OutboxDeps;
	readonly #positions = new Set<string>();
	readonly #cash = new Set<string>();
	readonly #entities = new Set<string>();
	readonly #records: NewRecord[] = [];
	readonly #states = new Map<string, LimitState>();
	/** Keys of positions that stand in the topic. */
	readonly #shown: Set<string>;
	readonly #lastCash = new Map<string, string>();
	readonly #lastLcr = new Map<string, string>();

	constructor(deps: OutboxDeps) {
		this.#deps = deps;
		this.#shown = deps.published.shown;
		for (const [entityId, state] of deps.published.limitStates) this.#states.set(entityId, state);
	}

	collect({ positions, removedPositions, cash, entities }: Drained): void {
		for (const key of positions) this.#positions.add(key);
		for (const key of removedPositions) this.#positions.add(key);
		for (const key of cash) this.#cash.add(key);
		for (const key of entities) this.#entities.add(key);
	}

	point(point: LcrPoint): void {
		this.#add('lcr.history', point.entityId, this.#deps.codecs.lcrHistory.encode(point), point.at);
	}

	/** The first record of a day stays: a fold from the start meets the day again and says nothing new. */
	closed(day: ClosedDay): void {
		const key = closedDayKey(day);
		if (this.#deps.published.closed.has(key)) return;
		this.#add('lcr.closed', key, this.#deps.codecs.closedDay.encode(day), day.closedAt);
	}

	/** The record of an open minute takes the place of the one before it. */
	attribution(attribution: Attribution): void {
		const { entityId, from, to } = attribution;
		this.#add('lcr.attribution', `${entityId}|${from}`, this.#deps.codecs.attribution.encode(attribution), to);
	}

	activity(activity: Activity): void {
		this.#add('activity', activity.entityId, this.#deps.codecs.activity.encode(activity), activity.at);
	}

	overrideEvent(event: OverrideEvent): void {
		this.#add('overrides', event.overrideId, this.#deps.codecs.overrideEvent.encode(event), event.at);
	}

	rejected(rejected: Rejected): void {
		const key = formatPlace(rejected);
		if (this.#deps.published.rejected.has(key)) return;
		this.#add('trades.rejected', key, this.#deps.codecs.rejected.encode(rejected), rejected.receivedAt);
	}

	/**
	 * After a start: what has changed since the book was new, or since its checkpoint, is compared with what has been published in that time,
	 * and what was published with the book.
	 */
	compare({ positions, removedPositions, cash }: Drained): void {
		const { book, codecs, published } = this.#deps;
		for (const key of new Set([...positions, ...removedPositions, ...published.positions.keys()])) {
			if (!same(codecs.position, published.positions.get(key), book.position(key))) this.#positions.add(key);
		}
		for (const accountId of new Set([...cash, ...published.cash.keys()])) {
			if (!same(codecs.cash, published.cash.get(accountId), book.cash(accountId))) this.#cash.add(accountId);
		}
		for (const { entityId } of book.entities()) this.#entities.add(entityId);
		published.positions.clear();
		published.cash.clear();
	}

	/** Nothing waits to be published. */
	get isEmpty(): boolean {
		return this.#positions.size + this.#cash.size + this.#entities.size + this.#records.length === 0;
	}

	/** What stands in the topics, as the next start has to know it. */
	save(): SavedOutbox {
		return { shown: new SavedTexts([...this.#shown], this.#shown.size), limitStates: new Map(this.#states) };
	}

	/** The records of a tick, in transactions; what has been collected is then gone. */
	take(inputs: Positions): NewRecord[][] {
		const { book, now } = this.#deps;
		for (const key of this.#positions) this.#position(key, book.position(key));
		for (const key of this.#cash) this.#cashRecord(key, book.cash(key));
		const at = book.eventTime || now();
		for (const entityId of this.#entities) this.#lcr(entityId, at, inputs);
		for (const keys of [this.#positions, this.#cash, this.#entities]) keys.clear();
		return chunks(this.#records.splice(0));
	}

	#position(key: string, record: Position | null): void {
		if (record !== null) {
			this.#shown.add(key);
			this.#add('positions', key, this.#deps.codecs.position.encode(record), record.updatedAt);
		} else if (this.#shown.delete(key)) {
			this.#add('positions', key, null, this.#deps.now());
		}
	}

	#cashRecord(key: string, record: Cash | null): void {
		if (record === null || !changed(this.#lastCash, key, record)) return;
		this.#add('cash', key, this.#deps.codecs.cash.encode(record), record.updatedAt);
	}

	#lcr(entityId: string, at: number, inputs: Positions): void {
		const { book, codecs, history } = this.#deps;
		const folded = book.lcr(entityId, this.#states.get(entityId));
		if (folded === null) return;
		this.#states.set(entityId, folded.limitState);
		for (const point of history.stateChanged(folded, at)) this.point(point);
		if (!changed(this.#lastLcr, entityId, folded)) return;
		const record: Lcr = { ...folded, asOf: at, inputs: inputsOf(inputs) };
		this.#add('lcr', entityId, codecs.lcr.encode(record), at);
	}

	#add(topic: string, key: string, value: Uint8Array | null, timestamp: number): void {
		this.#records.push({ topic, key, value, timestamp });
	}
}

/** Next offsets as the record carries them. */
export function inputsOf(positions: Positions): Lcr['inputs'] {
	return [...positions]
		.map(([name, offset]) => {
			const slash = name.lastIndexOf('/');
			return { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)), offset };
		})
		.sort((a, b) => (positionKey(a.topic, a.partition) < positionKey(b.topic, b.partition) ? -1 : 1));
}

function chunks(records: NewRecord[]): NewRecord[][] {
	const parts: NewRecord[][] = [];
	for (let at = 0; at < records.length; at += TRANSACTION_RECORDS) parts.push(records.slice(at, at + TRANSACTION_RECORDS));
	return parts;
}

/** The sequence counts facts read, which says nothing about the record itself. */
const content = (record: object): string => JSON.stringify({ ...record, sequence: 0 });

/** Compares bytes, the sequence aside: it stands last in its schema, and a zero takes one byte. `before`: null for a tombstone, undefined where nothing was published. */
function same<T extends { sequence: number }>(codec: Codec<T>, before: Uint8Array | null | undefined, record: T | null): boolean {
	if (before == null || record === null) return before === null && record === null;
	const now = codec.encode({ ...record, sequence: 0 });
	const rest = now.length - 1;
	if (before.length < now.length || Buffer.compare(now.subarray(0, rest), before.subarray(0, rest)) !== 0) return false;
	return before.subarray(rest, -1).every((byte) => byte >= 0x80) && (before.at(-1) as number) < 0x80;
}

function changed(last: Map<string, string>, key: string, record: object): boolean {
	const now = content(record);
	if (last.get(key) === now) return false;
	last.set(key, now);
	return true;
}
