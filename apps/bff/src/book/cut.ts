import type { Lcr } from '@tideline/domain';
import { positionKey } from '@tideline/event-log';

/** Where a record stands in the log. */
export interface Place {
	readonly topic: string;
	readonly partition: number;
	readonly offset: number;
}

/** A cut through the log: the records that one `lcr` record was folded from. */
export class Cut {
	readonly #ends: ReadonlyMap<string, number>;

	constructor(inputs: Lcr['inputs']) {
		this.#ends = new Map(inputs.map(({ topic, partition, offset }) => [positionKey(topic, partition), offset]));
	}

	includes({ topic, partition, offset }: Place): boolean {
		return offset < this.endOf(positionKey(topic, partition));
	}

	/** The first offset of a partition, named `topic/partition`, that is not in it. */
	endOf(partition: string): number {
		return this.#ends.get(partition) ?? 0;
	}
}
