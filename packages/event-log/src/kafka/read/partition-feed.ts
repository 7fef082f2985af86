import type { LogRecord } from '../../event-log.ts';
import type { Topic } from '../catalogue.ts';

/** Transactions are decided within milliseconds, or hang until their time is over. */
const UNDECIDED_PATIENCE_MS = 1_000;

/** What a reader knows of one partition: what it has fetched ahead and how far the log goes. */
export class PartitionFeed {
	readonly name: string;
	/** On the brokers. */
	readonly topic: string;
	readonly partition: number;
	readonly appendTime: boolean;
	/** The end when the reader was opened: past it, this partition is caught up. */
	readonly target: number;
	/** Next offset to fetch. */
	fetchOffset: number;
	/** No leader has answered for it lately. */
	failing = false;
	/** Bytes of the values that are fetched and not given. */
	bufferedBytes = 0;
	/** Everything below is decided; null before the first answer. */
	#stable: number | null = null;
	/** Since when what comes next below the target is undecided; null when it is not. */
	#undecidedSince: number | null = null;
	#records: LogRecord[] = [];
	#first = 0;

	constructor(topic: Topic, partition: number, fetchOffset: number, target: number) {
		this.name = topic.name;
		this.topic = topic.full;
		this.partition = partition;
		this.appendTime = topic.appendTime;
		this.fetchOffset = fetchOffset;
		this.target = target;
	}

	get head(): LogRecord | undefined {
		return this.#records[this.#first];
	}

	/** Where the reader stands: the next record to give, or to fetch. */
	get position(): number {
		return this.head?.offset ?? this.fetchOffset;
	}

	get isCaughtUp(): boolean {
		return this.position >= this.target;
	}

	/**
	 * There are records that can be had now, or as soon as their transaction is decided, and are not here: giving others first might break the
	 * order of time. A transaction that hangs is not waited for.
	 */
	isBehind(now: number): boolean {
		if (this.head !== undefined || this.failing) return false;
		if (this.#undecidedSince !== null) return now - this.#undecidedSince < UNDECIDED_PATIENCE_MS;
		return this.fetchOffset < (this.#stable ?? this.target);
	}

	/** Takes what a fetch has brought. */
	add(records: readonly LogRecord[], nextOffset: number, stable: number, now: number): void {
		if (this.#first > 0) {
			this.#records = this.#records.slice(this.#first);
			this.#first = 0;
		}
		for (const record of records) {
			this.#records.push(record);
			this.bufferedBytes += sizeOf(record);
		}
		this.fetchOffset = nextOffset;
		this.#stable = stable;
		this.#undecidedSince = nextOffset >= stable && nextOffset < this.target ? (this.#undecidedSince ?? now) : null;
		this.failing = false;
	}

	shift(): void {
		const { head } = this;
		if (head === undefined) return;
		this.bufferedBytes -= sizeOf(head);
		this.#first++;
		if (this.#first < this.#records.length) return;
		this.#records = [];
		this.#first = 0;
	}
}

/** A record without a value takes memory too. */
const RECORD_OVERHEAD_BYTES = 100;
const sizeOf = ({ value }: LogRecord): number => RECORD_OVERHEAD_BYTES + (value?.length ?? 0);
