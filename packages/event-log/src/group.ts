/** Members of a group: who of several processes does what. Part of the port in `event-log.ts`. */

export interface PartitionId {
	topic: string;
	partition: number;
}

/** What one member has been given; nobody else of the group has it while it lasts. */
export interface Share {
	readonly group: string;
	/** Empty for a member that stands by. */
	readonly partitions: readonly PartitionId[];
	/** Aborts when it is no longer this member's, and when a member that stood by is given something. */
	readonly revoked: AbortSignal;
}

export interface JoinOptions {
	group: string;
	topics: readonly string[];
	/**
	 * `spread`: a partition number of all topics goes to one member, so as many members have work as a topic has partitions. `one`: everything
	 * goes to one member for as long as it lives; the others stand by.
	 */
	split: 'spread' | 'one';
	/** Leaves the group. */
	signal: AbortSignal;
}
