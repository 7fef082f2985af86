import { FencedError } from '../errors.ts';
import type { JoinOptions, PartitionId, Share } from '../group.ts';
import type { Catalogue } from './catalogue.ts';
import type { Database } from './database.ts';
import { Ownership } from './ownership.ts';

/** Everything of a group's topics, for the newest member. */
export class SqliteShare implements Share {
	readonly group: string;
	readonly partitions: readonly PartitionId[];
	readonly revoked: AbortSignal;
	readonly #ownership: Ownership;

	constructor(ownership: Ownership, { group, signal }: JoinOptions, partitions: readonly PartitionId[]) {
		this.group = group;
		this.partitions = partitions;
		// A later member is met when something is committed: nobody watches the file for it.
		this.revoked = signal;
		this.#ownership = ownership;
	}

	get isHeld(): boolean {
		return this.#ownership.isHeld;
	}
}

/** A log in a file has one process that works on it: the newest, as with transactional ids. @throws UnknownTopicError, FencedError */
export async function* joinGroup(database: Database, catalogue: Catalogue, options: JoinOptions): AsyncGenerator<Share> {
	if (options.signal.aborted) return;
	const partitions = options.topics.flatMap((name) =>
		catalogue.topic(name).partitionIds.map((_, partition) => ({ topic: name, partition })),
	);
	const share = new SqliteShare(new Ownership(database, `member of ${options.group}`), options, partitions);
	while (!options.signal.aborted && database.isOpen) {
		if (!share.isHeld) throw new FencedError(options.group);
		yield share;
	}
}
