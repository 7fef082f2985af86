/** Another owner opened the same transactional id; this one is a zombie. */
export class FencedError extends Error {
	override readonly name = 'FencedError';
	constructor(transactionalId: string) {
		super(`another owner has taken over "${transactionalId}"; this one must stop writing`);
	}
}

/** What a member wrote for has been given to another one; nothing of it was kept. */
export class RevokedError extends Error {
	override readonly name = 'RevokedError';
	constructor(group: string) {
		super(`the share of group "${group}" has been given to another member; what was written for it was not kept`);
	}
}

export class UnknownTopicError extends Error {
	override readonly name = 'UnknownTopicError';
	constructor(topic: string) {
		super(`topic "${topic}" does not exist; topics are created from the table in topics.ts`);
	}
}

export class TopicMismatchError extends Error {
	override readonly name = 'TopicMismatchError';
	constructor(topic: string, setting: string, expected: unknown, found: unknown) {
		super(`topic "${topic}" exists with ${setting} ${String(found)}, the table says ${String(expected)}; it was not changed`);
	}
}

/** A record that the log cannot take: no such partition, no key on a compacted topic, a timestamp that is no safe integer, a value past its limit. */
export class InvalidRecordError extends Error {
	override readonly name = 'InvalidRecordError';
	constructor(topic: string, fault: string) {
		super(`record for topic "${topic}" was not appended: ${fault}`);
	}
}

/** A position past the end: it was taken from another log, or from this one before it began anew. */
export class PositionOutOfRangeError extends Error {
	override readonly name = 'PositionOutOfRangeError';
	constructor(topic: string, partition: number, position: number, high: number) {
		super(`position ${position} of ${topic}/${partition} is past its end ${high}; it belongs to another log`);
	}
}

export class LogClosedError extends Error {
	override readonly name = 'LogClosedError';
	constructor() {
		super('the log is closed');
	}
}

export class LogCorruptError extends Error {
	override readonly name = 'LogCorruptError';
	constructor(path: string, cause: unknown) {
		super(`the log file ${path} is damaged; move it away or start with --fresh`, { cause });
	}
}

export class LogReadOnlyError extends Error {
	override readonly name = 'LogReadOnlyError';
	constructor(path: string, cause?: unknown) {
		super(`the log file ${path} or its folder cannot be written; check its owner and permissions or name another folder`, { cause });
	}
}

export class LogFullError extends Error {
	override readonly name = 'LogFullError';
	constructor(path: string, cause: unknown) {
		super(
			`no space is left for the log file ${path}, or a quota or the disk refused it; nothing of this append was kept. Free some space and try again`,
			{ cause },
		);
	}
}

export class LogBusyError extends Error {
	override readonly name = 'LogBusyError';
	constructor(path: string, cause: unknown) {
		super(`the log file ${path} is held by another writer; nothing of this append was kept. Try again`, { cause });
	}
}

export class LogVersionError extends Error {
	override readonly name = 'LogVersionError';
	constructor(path: string, found: number, known: number) {
		super(
			`the log file ${path} has format ${found}, this version of Tideline knows ${known}; use the version that wrote it or start with --fresh`,
		);
	}
}

/** The brokers did not answer in time. Whether the append or the transaction was kept is not known: read the log, or write again what goes by id and version. */
export class LogUnavailableError extends Error {
	override readonly name = 'LogUnavailableError';
	constructor(cause: unknown) {
		super(`Kafka did not answer in time (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
	}
}

/** Broker and client do not trust each other's certificates, or one of them speaks no TLS; trying again does not help. */
export class LogUntrustedError extends Error {
	override readonly name = 'LogUntrustedError';
	constructor(broker: string, said: string, cause: unknown) {
		super(`no TLS connection to Kafka at ${broker}: ${said}; look at the settings KAFKA_SSL_*`, { cause });
	}
}

/** More waits to be sent than may wait; nothing of this append was kept. */
export class LogOverloadedError extends Error {
	override readonly name = 'LogOverloadedError';
	constructor(bytes: number) {
		super(`more than ${bytes} bytes wait to be written; write more slowly, or wait for appends to be acknowledged`);
	}
}
