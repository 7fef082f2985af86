import { MAX_REJECTED_ROWS } from '@tideline/api';
import {
	type Activity,
	type Cash,
	type DeadLetterState,
	entityOfSecurityKey,
	type FeedStatusRecord,
	GROUP,
	hasMoved,
	type JoinedPosition,
	type Lcr,
} from '@tideline/domain';
import type { FeedRow, OverrideRow, RejectedRow, StreamKind, StreamRows } from '@tideline/stream';
import { NewestKeys } from './newest-keys.ts';
import { StreamTable } from './stream-table.ts';

/** Newest rows that the activity of an entity keeps. */
const MAX_ACTIVITY_ROWS = 200;
/** Effects of overrides are few and mark the trend of the whole day, so trades do not push them out. */
const MAX_OVERRIDE_ACTIVITY_ROWS = 100;
/** Events that moved a ratio; the many that did not do not push them out. */
const MAX_MOVED_ACTIVITY_ROWS = 100;

/** Every stream by name; one is made when its first row comes. */
export class Tables {
	readonly epoch: string;
	readonly #tables = new Map<string, StreamTable>();
	readonly #newest = new Map<string, NewestKeys>();
	#changed: (table: StreamTable) => void = () => undefined;

	constructor(epoch: string) {
		this.epoch = epoch;
		for (const name of ['overrides', 'feeds', 'rejected', 'control'] as const) this.#table(name, name);
	}

	/** From now on hears of every table that has something to publish. */
	onChange(changed: (table: StreamTable) => void): void {
		this.#changed = changed;
	}

	all(): Iterable<StreamTable> {
		return this.#tables.values();
	}

	get(stream: string): StreamTable | undefined {
		return this.#tables.get(stream);
	}

	/** The streams of an entity exist as soon as it does, empty at first. */
	addEntity(entityId: string): void {
		for (const kind of ['lcr', 'cash', 'positions', 'activity'] as const) this.#table(`${kind}:${entityId}`, kind);
	}

	/** The published rows of a stream. */
	rows<K extends StreamKind>(kind: K, entityId?: string): readonly StreamRows[K][] {
		const rows = this.#tables.get(entityId === undefined ? kind : `${kind}:${entityId}`)?.rows;
		return rows === undefined ? [] : ([...rows.values()] as unknown as StreamRows[K][]);
	}

	/** A row as it will be published next. */
	latest<K extends StreamKind>(kind: K, entityId: string, key: string): StreamRows[K] | undefined {
		return this.#tables.get(`${kind}:${entityId}`)?.latest(key) as StreamRows[K] | undefined;
	}

	/** The rows of a stream as they will be published next. */
	latestRows<K extends StreamKind>(kind: K, entityId: string): StreamRows[K][] {
		return (this.#tables.get(`${kind}:${entityId}`)?.latestRows() ?? []) as unknown as StreamRows[K][];
	}

	putLcr(lcr: Lcr): void {
		this.#table(`lcr:${lcr.entityId}`, 'lcr').put(lcr.entityId, lcr, lcr.asOf);
	}

	/** The group's streams hold the rows of every entity. */
	putPosition(position: JoinedPosition): void {
		this.#table(`positions:${position.entityId}`, 'positions').put(position.key, position, position.updatedAt);
		this.#table(`positions:${GROUP}`, 'positions').put(position.key, position, position.updatedAt);
	}

	removePosition(key: string): void {
		this.#tables.get(`positions:${entityOfSecurityKey(key)}`)?.remove(key);
		this.#tables.get(`positions:${GROUP}`)?.remove(key);
	}

	latestPosition(key: string): JoinedPosition | undefined {
		return this.latest('positions', GROUP, key);
	}

	/** Keys of the positions as they will be published next. */
	positionKeys(): string[] {
		return this.#tables.get(`positions:${GROUP}`)?.latestKeys() ?? [];
	}

	putCash(cash: Cash): void {
		this.#table(`cash:${cash.entityId}`, 'cash').put(cash.accountId, cash, cash.updatedAt);
		this.#table(`cash:${GROUP}`, 'cash').put(cash.accountId, cash, cash.updatedAt);
	}

	removeCash(accountId: string): void {
		for (const [stream, table] of this.#tables) if (stream.startsWith('cash:')) table.remove(accountId);
	}

	addActivity(activity: Activity): void {
		const table = this.#table(`activity:${activity.entityId}`, 'activity');
		const key = `${activity.entityId}/${activity.sequence}/${activity.subject}`;
		if (activity.kind === 'OVERRIDE') this.#keep(table, key, activity, activity.at, MAX_OVERRIDE_ACTIVITY_ROWS, 'overrides');
		else if (hasMoved(activity)) {
			this.#keep(table, key, activity, activity.at, MAX_MOVED_ACTIVITY_ROWS, 'moved');
		} else this.#keep(table, key, activity, activity.at, MAX_ACTIVITY_ROWS);
	}

	addRejected(row: RejectedRow): void {
		this.#keep(this.#table('rejected', 'rejected'), row.rejectedId, row, row.rejectedAt, MAX_REJECTED_ROWS);
	}

	/** A dead letter that is still listed has gone on to another state. */
	moveRejected(rejectedId: string, state: DeadLetterState): void {
		const table = this.#table('rejected', 'rejected');
		const row = table.latest(rejectedId);
		if (row !== undefined) table.put(rejectedId, { ...row, ...state }, Number(row.rejectedAt));
	}

	putOverride(row: OverrideRow, at: number): void {
		this.#table('overrides', 'overrides').put(row.overrideId, row, at);
	}

	putFeed(row: FeedRow, now: number): void {
		this.#table('feeds', 'feeds').put(row.topic, row, now);
	}

	removeFeed(topic: string): void {
		this.#table('feeds', 'feeds').remove(topic);
	}

	putControl(row: FeedStatusRecord, now: number): void {
		this.#table('control', 'control').put(row.view, row, now);
	}

	/** Adds a row and lets the oldest of its group in the stream go. */
	#keep(table: StreamTable, key: string, row: object, at: number, limit: number, group = ''): void {
		const name = `${table.stream} ${group}`;
		const keys = this.#newest.get(name) ?? new NewestKeys(limit);
		this.#newest.set(name, keys);
		const oldest = table.latest(key) === undefined ? keys.add(key, at) : undefined;
		if (oldest === key) return;
		table.put(key, row, at);
		if (oldest !== undefined) table.remove(oldest);
	}

	#table(stream: string, kind: StreamKind): StreamTable {
		const known = this.#tables.get(stream);
		if (known !== undefined) return known;
		const table: StreamTable = new StreamTable(stream, kind, this.epoch, () => this.#changed(table));
		this.#tables.set(stream, table);
		return table;
	}
}
