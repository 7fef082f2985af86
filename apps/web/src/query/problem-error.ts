import { type Problem, problemUri } from '@tideline/api';

/** An answer of the BFF that is not what was asked for; `title` and `requestId` are for the screen. */
export class ProblemError extends Error {
	override readonly name = 'ProblemError';
	readonly problem: Problem;
	/** How long the server asks to be left alone, milliseconds; null when it did not say. */
	readonly retryAfter: number | null;
	constructor(problem: Problem, retryAfter: number | null = null) {
		super(problem.detail ?? problem.title);
		this.problem = problem;
		this.retryAfter = retryAfter;
	}
	/** Whether the same request may succeed later. */
	shouldRetry(): boolean {
		return this.problem.status >= 500 || this.problem.status === 429;
	}
}

/** How far the server is with reading the log, when that is all that is wrong; null else. */
export function catchingUp(error: unknown): string | null {
	if (!(error instanceof ProblemError) || error.problem.type !== problemUri('catching-up')) return null;
	return error.problem.detail ?? error.problem.title;
}

/** Whether the server has understood what was asked for and cannot give it: asking again changes nothing. */
export const isUnprocessable = (error: unknown): boolean =>
	error instanceof ProblemError && error.problem.type === problemUri('unprocessable');

/** Finds the request in the server's log; null for what did not come from the server. */
export const problemId = (error: Error): string | null => (error instanceof ProblemError ? (error.problem.requestId ?? null) : null);

/** The words of an error, and the id by which to ask about it: `… Problem id 5f1c.` */
export function problemWords(error: Error): string {
	const id = problemId(error);
	return id === null ? error.message : `${error.message} Problem id ${id}.`;
}
