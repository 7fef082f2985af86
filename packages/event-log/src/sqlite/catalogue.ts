import { TopicMismatchError, UnknownTopicError } from '../errors.ts';
import type { TopicSpec } from '../event-log.ts';
import type { Database } from './database.ts';

export interface Topic extends Required<Omit<TopicSpec, 'maxAheadMs'>> {
	id: number;
	/** Row id of each partition. */
	partitionIds: readonly number[];
}

/** Which topics the file has; topics are only ever added, so what is known stays known. */
export class Catalogue {
	readonly #database: Database;
	readonly #topics = new Map<string, Topic>();

	constructor(database: Database) {
		this.#database = database;
		this.#load();
	}

	/** @throws UnknownTopicError */
	topic(name: string): Topic {
		let topic = this.#topics.get(name);
		if (topic === undefined) {
			// Another process may have created it since.
			this.#load();
			topic = this.#topics.get(name);
		}
		if (topic === undefined) throw new UnknownTopicError(name);
		return topic;
	}

	all(): Topic[] {
		this.#load();
		return [...this.#topics.values()];
	}

	/** @throws TopicMismatchError */
	ensure(specs: readonly TopicSpec[]): void {
		this.#load();
		if (!specs.every((spec) => this.#matches(spec))) this.#database.write(() => this.#create(specs));
		this.#load();
	}

	#create(specs: readonly TopicSpec[]): void {
		this.#load();
		for (const spec of specs) {
			if (this.#matches(spec)) continue;
			const { id } = this.#database.run(
				'INSERT INTO topics (name, partitions, cleanup, retention_ms, min_compaction_lag_ms) VALUES (?, ?, ?, ?, ?)',
				spec.name,
				spec.partitions,
				spec.cleanup,
				spec.retentionMs,
				spec.minCompactionLagMs ?? 0,
			);
			for (let partition = 0; partition < spec.partitions; partition++)
				this.#database.run('INSERT INTO partitions (topic_id, partition) VALUES (?, ?)', id, partition);
		}
	}

	#matches(spec: TopicSpec): boolean {
		const found = this.#topics.get(spec.name);
		if (found === undefined) return false;
		const wanted = { minCompactionLagMs: 0, ...spec };
		for (const setting of ['partitions', 'cleanup', 'retentionMs', 'minCompactionLagMs'] as const)
			if (found[setting] !== wanted[setting]) throw new TopicMismatchError(spec.name, setting, wanted[setting], found[setting]);
		return true;
	}

	#load(): void {
		const topics = this.#database.all<[number, string, number, TopicSpec['cleanup'], number | null, number]>(
			'SELECT id, name, partitions, cleanup, retention_ms, min_compaction_lag_ms FROM topics ORDER BY id',
		);
		for (const [id, name, partitions, cleanup, retentionMs, minCompactionLagMs] of topics) {
			if (this.#topics.has(name)) continue;
			const rows = this.#database.all<[number]>('SELECT id FROM partitions WHERE topic_id = ? ORDER BY partition', id);
			const spec = { name, partitions, cleanup, retentionMs, minCompactionLagMs };
			this.#topics.set(name, { ...spec, id, partitionIds: rows.map(([row]) => row) });
		}
	}
}
