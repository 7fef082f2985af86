import { LogUntrustedError } from '../errors.ts';
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
	'TokenUnavailableError',
]);

/** What kafkajs says, in an error without a name of its own, when another call has just replaced the broker that it was about to ask. */
const REPLACED_BROKER = 'Broker not connected';

/** kafkajs calls every end of an authentication its failure: of these the broker has refused nothing, its connection has gone. */
const BROKEN_OFF_SASL = /: (Closed connection|Connection closed|Connection error|Connection timeout|Not connected|Request .* timed out)/;

/** The token endpoint is out of reach for now. */
export class TokenUnavailableError extends Error {
	override readonly name = 'TokenUnavailableError';
}

/**
 * Node's codes of a TLS connection that no further try mends: a certificate that is not trusted, for another host or out of its time, or
 * one of ours that the broker refuses; or a broker that speaks no TLS.
 */
const REFUSED_TLS =
	/^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_ALTNAME_INVALID$|ERR_SSL_WRONG_VERSION_NUMBER$|ERR_SSL_.*ALERT_.*(CERTIFICATE|UNKNOWN_CA))/;

export function failureOf(error: unknown): Failure {
	const root = rootOf(error);
	if (isRefusedTls(root)) return 'final';
	const code = codeOf(root);
	if (code !== null) return isFencing(code) ? 'fenced' : isPassing(code) ? 'passing' : 'final';
	if (!(root instanceof Error)) return 'final';
	const isBrokenOff = root.name === 'KafkaJSSASLAuthenticationError' && BROKEN_OFF_SASL.test(root.message);
	return isBrokenOff || root.message === REPLACED_BROKER || PASSING_NAMES.has(root.name) ? 'passing' : 'final';
}

/** Kafka's code of an error; null for one that no broker has sent. */
export function codeOf(error: unknown): number | null {
	const root = rootOf(error);
	if (root instanceof KafkaProtocolError) return root.code;
	return root instanceof Error && 'code' in root && typeof root.code === 'number' ? root.code : null;
}

/** What whoever waits is told: a refused TLS connection says which setting to look at. */
export function explained(error: unknown): unknown {
	const root = rootOf(error);
	return isRefusedTls(root) ? new LogUntrustedError(root.broker ?? 'a broker', root.message, root) : error;
}

/** A TLS connection that no further try mends. */
export const isRefusedTls = (error: unknown): error is Error & { code: string; broker?: string } =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' && REFUSED_TLS.test(error.code);

/** kafkajs wraps what a broker or a socket said in what became of its retries. */
function rootOf(error: unknown): unknown {
	let root = error;
	while (root instanceof Error && root.name.startsWith('KafkaJS') && root.cause instanceof Error) root = root.cause;
	return root;
}
