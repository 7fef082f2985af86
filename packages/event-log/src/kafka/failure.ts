import { isFencing, isPassing, KafkaProtocolError } from './protocol/error-code.ts';

/** What a failed call means for the caller. */
export type Failure = 'passing' | 'fenced' | 'final';

/** Names of kafkajs's errors after which a new connection or newer metadata may help. */
const PASSING_NAMES = new Set([
	'KafkaJSConnectionError',
	'KafkaJSConnectionClosedError',
	'KafkaJSRequestTimeoutError',
	'KafkaJSLockTimeout',
	'KafkaJSBrokerNotFound',
	'KafkaJSMetadataNotLoaded',
	'KafkaJSTopicMetadataNotLoaded',
	'KafkaJSGroupCoordinatorNotFound',
]);

export function failureOf(error: unknown): Failure {
	const root = rootOf(error);
	const code = codeOf(root);
	if (code !== null) return isFencing(code) ? 'fenced' : isPassing(code) ? 'passing' : 'final';
	return root instanceof Error && PASSING_NAMES.has(root.name) ? 'passing' : 'final';
}

/** Kafka's code of an error; null for one that no broker has sent. */
export function codeOf(error: unknown): number | null {
	const root = rootOf(error);
	if (root instanceof KafkaProtocolError) return root.code;
	return root instanceof Error && 'code' in root && typeof root.code === 'number' ? root.code : null;
}

/** kafkajs wraps what a broker or a socket said in what became of its retries. */
function rootOf(error: unknown): unknown {
	let root = error;
	while (root instanceof Error && root.name.startsWith('KafkaJS') && root.cause instanceof Error) root = root.cause;
	return root;
}
