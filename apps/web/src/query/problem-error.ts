import type { Problem } from '@tideline/api';

/** An answer of the BFF that is not what was asked for; `title` and `requestId` are for the screen. */
export class ProblemError extends Error {
	override readonly name = 'ProblemError';
	readonly problem: Problem;
	constructor(problem: Problem) {
		super(problem.detail ?? problem.title);
		this.problem = problem;
	}
	/** Whether the same request may succeed later. */
	shouldRetry(): boolean {
		return this.problem.status >= 500 || this.problem.status === 429;
	}
}
