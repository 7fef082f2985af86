import type { PartitionId, Share } from '../../group.ts';
import type { MemberIdentity } from '../protocol/txn-offset-commit.ts';

/** A member's share on Kafka. It outlasts a generation of the group when the next one gives the member the same. */
export class KafkaShare implements Share {
	readonly group: string;
	readonly partitions: readonly PartitionId[];
	readonly #revoking = new AbortController();
	readonly #askForNews: () => void;
	#identity: MemberIdentity;
	#changing = Promise.withResolvers<void>();

	constructor(group: string, partitions: readonly PartitionId[], identity: MemberIdentity, askForNews: () => void) {
		this.group = group;
		this.partitions = partitions;
		this.#identity = identity;
		this.#askForNews = askForNews;
	}

	get revoked(): AbortSignal {
		return this.#revoking.signal;
	}

	get identity(): MemberIdentity {
		return this.#identity;
	}

	/** The same in a new generation. */
	renew(identity: MemberIdentity): void {
		this.#identity = identity;
		this.#change();
	}

	revoke(): void {
		this.#revoking.abort();
		this.#change();
	}

	/** The coordinator has refused `identity`: whether the share has a newer one, waiting for it; false when it has been revoked. */
	async isRenewedAfter(identity: MemberIdentity): Promise<boolean> {
		while (!this.revoked.aborted && this.#identity.generation <= identity.generation) {
			this.#askForNews();
			await this.#changing.promise;
		}
		return !this.revoked.aborted;
	}

	#change(): void {
		this.#changing.resolve();
		this.#changing = Promise.withResolvers();
	}
}
