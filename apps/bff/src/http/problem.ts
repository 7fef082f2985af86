import type { FieldError, Problem, ProblemType } from '@tideline/api';
import { problemUri } from '@tideline/api';

interface Kind {
	status: number;
	title: string;
}

const KINDS: Readonly<Record<ProblemType, Kind>> = {
	'bad-request': { status: 400, title: 'The request is not valid' },
	unauthenticated: { status: 401, title: 'Sign in first' },
	forbidden: { status: 403, title: 'This is not allowed' },
	'not-found': { status: 404, title: 'There is nothing here' },
	'method-not-allowed': { status: 405, title: 'This cannot be done here' },
	'not-acceptable': { status: 406, title: 'No such representation' },
	conflict: { status: 409, title: 'It has changed' },
	gone: { status: 410, title: 'It is not there any more' },
	'body-too-large': { status: 413, title: 'The body is too large' },
	'unsupported-media-type': { status: 415, title: 'The body is of another type' },
	unprocessable: { status: 422, title: 'The values do not fit' },
	'too-many-requests': { status: 429, title: 'Too many requests' },
	'catching-up': { status: 503, title: 'Not ready yet' },
	internal: { status: 500, title: 'The server failed' },
};

/** Ends a request with a problem document. */
export class ProblemError extends Error {
	override readonly name = 'ProblemError';
	readonly kind: ProblemType;
	readonly errors: readonly FieldError[];
	/** Records of each topic that are still to be read, where that is the problem. */
	readonly behind: Readonly<Record<string, number>> | null;
	constructor(
		kind: ProblemType,
		detail: string,
		errors: readonly FieldError[] = [],
		behind: Readonly<Record<string, number>> | null = null,
	) {
		super(detail);
		this.kind = kind;
		this.errors = errors;
		this.behind = behind;
	}
}

export function statusOf(kind: ProblemType): number {
	return KINDS[kind].status;
}

export function titleOf(kind: ProblemType): string {
	return KINDS[kind].title;
}

/** The document of a problem, RFC 9457. */
export function problemDocument(error: ProblemError, { path, requestId }: { path: string; requestId: string }): Problem {
	const { status, title } = KINDS[error.kind];
	return {
		type: problemUri(error.kind),
		title,
		status,
		detail: error.message,
		instance: path,
		requestId,
		...(error.errors.length > 0 ? { errors: [...error.errors] } : {}),
		...(error.behind === null ? {} : { behind: { ...error.behind } }),
	};
}

/** What Express, its body parser or a route has thrown, as a problem; anything unknown is ours to answer for. */
export function asProblem(error: unknown): ProblemError {
	if (error instanceof ProblemError) return error;
	if (typeof error !== 'object' || error === null) return new ProblemError('internal', 'An unexpected error; the log has more.');
	const { type, status } = error as { type?: unknown; status?: unknown };
	if (type === 'entity.too.large') return new ProblemError('body-too-large', 'The body is larger than the limit.');
	if (type === 'entity.parse.failed') return new ProblemError('bad-request', 'The body is not JSON.');
	if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
		return new ProblemError('unsupported-media-type', 'The body has to be JSON in UTF-8.');
	}
	if (error instanceof URIError || (typeof status === 'number' && status >= 400 && status < 500)) {
		return new ProblemError('bad-request', 'The request cannot be read.');
	}
	return new ProblemError('internal', 'An unexpected error; the log has more.');
}
