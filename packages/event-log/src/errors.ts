export class FencedError extends Error {
	override readonly name = 'FencedError';
	constructor(transactionalId: string) {
		super(`another owner has taken over "${transactionalId}"; this one must stop writing`);
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

export class LogCorruptError extends Error {
	override readonly name = 'LogCorruptError';
	constructor(path: string, cause: unknown) {
		super(`the log file ${path} is damaged; move it away or start with --fresh`, { cause });
	}
}
