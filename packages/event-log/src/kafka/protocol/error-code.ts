import { errorWords } from '../internals.ts';

/** Kafka's error codes that the adapter acts on (https://kafka.apache.org/protocol#protocol_error_codes). */
export const ERROR = {
	OFFSET_OUT_OF_RANGE: 1,
	ILLEGAL_GENERATION: 22,
	UNKNOWN_MEMBER_ID: 25,
	REBALANCE_IN_PROGRESS: 27,
	INVALID_PRODUCER_EPOCH: 47,
	INVALID_PRODUCER_ID_MAPPING: 49,
	CONCURRENT_TRANSACTIONS: 51,
	UNSTABLE_OFFSET_COMMIT: 88,
	PRODUCER_FENCED: 90,
} as const;

/**
 * A try soon after may go through: leaders, replicas and coordinators that move or load, timeouts, a corrupt message on the way, storage
 * that another replica does not share.
 */
const PASSING = new Set([2, 3, 5, 6, 7, 9, 13, 14, 15, 16, 19, 20, 41, 51, 56, 74, 75, 78, 88]);

export const isPassing = (code: number): boolean => PASSING.has(code);

/** The broker has a newer owner of the transactional id, or has ended this one's transaction because it took too long. */
export const isFencing = (code: number): boolean =>
	code === ERROR.INVALID_PRODUCER_EPOCH || code === ERROR.PRODUCER_FENCED || code === ERROR.INVALID_PRODUCER_ID_MAPPING;

/** What a broker has refused, by its code. */
export class KafkaProtocolError extends Error {
	override readonly name = 'KafkaProtocolError';
	readonly code: number;
	constructor(code: number, what: string) {
		super(`${what}: Kafka's error ${code}, ${errorWords(code)}`);
		this.code = code;
	}
}
