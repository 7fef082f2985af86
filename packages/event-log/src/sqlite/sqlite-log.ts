import { randomUUID } from 'node:crypto';
import type { SchemaRegistry } from '../avro/registry.ts';
import { LogClosedError } from '../errors.ts';
import {
	type EventLog,
	type LogRecord,
	type NewRecord,
	type PartitionEnd,
	type Positions,
	positionKey,
	type ReadBatch,
	type ReadOptions,
	type TopicSpec,
	type Transactor,
} from '../event-log.ts';
import type { JoinOptions, Share } from '../group.ts';
import { Appender } from './appender.ts';
import { Catalogue, type Topic } from './catalogue.ts';
import { Database, type DatabaseOptions } from './database.ts';
import { identityOf } from './identity.ts';
import { type Maintained, maintain } from './maintenance.ts';
import { type MaintenanceSchedule, scheduleMaintenance } from './maintenance-schedule.ts';
import { joinGroup } from './membership.ts';
import { PartitionCursor } from './partition-cursor.ts';
import { Reader } from './reader.ts';
import { createSqliteRegistry } from './sqlite-registry.ts';
import { SqliteTransactor } from './transactor.ts';
import { Wake } from './wake.ts';

const MAINTAIN_EVERY_MS = 60_000;

export interface SqliteLogOptions extends DatabaseOptions {
	/** Milliseconds since the epoch; the system's clock by default. */
	now?: () => number;
	/** How often compaction and retention run, the first time soon after the start; a minute by default, 0 for never by itself. */
	maintainEveryMs?: number;
	/** Told when a run by itself fails; the next one tries again. */
	onMaintenanceError?: (error: unknown) => void;
}

export interface SqliteLog extends EventLog {
	readonly registry: SchemaRegistry;
	/** Compaction and retention now; one of all that have the file open does it at a time. */
	maintain(): Promise<Maintained>;
}

/**
 * The embedded log: one file that several threads and processes may have open.
 * @throws LogCorruptError, LogReadOnlyError, LogVersionError, LogBusyError
 */
export function openSqliteLog(options: SqliteLogOptions): SqliteLog {
	return new SqliteEventLog(options);
}

class SqliteEventLog implements SqliteLog {
	readonly registry: SchemaRegistry;
	readonly #database: Database;
	readonly #catalogue: Catalogue;
	readonly #appender: Appender;
	readonly #wake: Wake;
	readonly #now: () => number;
	readonly #owner = randomUUID();
	readonly #schedule: MaintenanceSchedule;

	constructor({ now = Date.now, maintainEveryMs = MAINTAIN_EVERY_MS, onMaintenanceError, ...options }: SqliteLogOptions) {
		this.#now = now;
		this.#database = new Database(options);
		this.#catalogue = new Catalogue(this.#database);
		this.#appender = new Appender(this.#database, this.#catalogue, now);
		this.#wake = new Wake(this.#database);
		this.registry = createSqliteRegistry(this.#database);
		const everyMs = options.readOnly ? 0 : maintainEveryMs;
		this.#schedule = scheduleMaintenance(() => this.maintain(), everyMs, onMaintenanceError);
	}

	async identity(): Promise<string> {
		return this.#database.write(() => identityOf(this.#database));
	}

	async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
		this.#catalogue.ensure(specs);
	}

	async append(records: readonly NewRecord[]): Promise<readonly { partition: number; offset: number }[]> {
		if (records.length === 0) return [];
		const placed = this.#database.write(() => this.#appender.append(records));
		this.#wake.announce();
		return placed;
	}

	async openTransactor(transactionalId: string): Promise<Transactor> {
		return new SqliteTransactor({ database: this.#database, appender: this.#appender, wake: this.#wake }, transactionalId);
	}

	join(options: JoinOptions): AsyncIterable<Share> {
		if (!this.#database.isOpen) throw new LogClosedError();
		return joinGroup(this.#database, this.#catalogue, options);
	}

	async committed(group: string): Promise<Positions> {
		const rows = this.#database.all<[string, number, number]>(
			'SELECT topic, partition, position FROM group_positions WHERE group_name = ?',
			group,
		);
		return new Map(rows.map(([topic, partition, position]) => [positionKey(topic, partition), position]));
	}

	async ends(topics: readonly string[]): Promise<PartitionEnd[]> {
		return topics.flatMap((name) => {
			const topic = this.#catalogue.topic(name);
			return topic.partitionIds.map((id, partition) => this.#end(topic, partition, id));
		});
	}

	#end(topic: Topic, partition: number, id: number): PartitionEnd {
		const [high, timestamp, low] = this.#database.first<[number, number | null, number | null]>(
			`SELECT high, last_timestamp, (SELECT base_offset FROM batches WHERE partition_id = partitions.id ORDER BY next_offset LIMIT 1)
			FROM partitions WHERE id = ?`,
			id,
		) ?? [0, null, null];
		return { topic: topic.name, partition, low: low ?? high, high, lastTimestamp: low === null ? null : timestamp };
	}

	read(options: ReadOptions): AsyncIterable<ReadBatch> {
		if (!this.#database.isOpen) throw new LogClosedError();
		return new Reader({ database: this.#database, catalogue: this.#catalogue, wake: this.#wake }, options).batches(options);
	}

	async get(topic: string, partition: number, offset: number): Promise<LogRecord | null> {
		const id = this.#catalogue.topic(topic).partitionIds[partition];
		if (id === undefined || offset < 0) return null;
		const cursor = new PartitionCursor(this.#database, { topic, partition, id, position: offset });
		cursor.advanceTo(offset + 1);
		if (cursor.head === null) return null;
		const { key, value, timestamp, headers } = cursor.head;
		return { topic, partition, offset, key, value, timestamp, headers };
	}

	maintain(): Promise<Maintained> {
		return maintain({ database: this.#database, catalogue: this.#catalogue, now: this.#now, owner: this.#owner });
	}

	async close(): Promise<void> {
		this.#schedule.stop();
		this.#wake.close();
		this.#database.close();
	}
}
