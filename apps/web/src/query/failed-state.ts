import type { PaneState } from '../stream/pane-state.ts';
import { problemId } from './problem-error.ts';

/** The state of a panel whose request has failed: what is wrong, in the words of the error unless there are better ones, and the id to ask about it. */
export function failedState(error: Error, at: number, title = error.message): PaneState {
	return { kind: 'error', at, title, id: problemId(error) };
}
