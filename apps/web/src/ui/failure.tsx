import { failedState } from '../query/failed-state.ts';
import { PaneNote } from './pane-note.tsx';

export interface FailureProps {
	error: Error;
	/** When it failed, wall time. */
	at: number;
	timeZone: string;
	onRetry?: () => void;
}

/** What could not be read, with the problem's id and a way to ask again. */
export function Failure({ error, at, timeZone, onRetry }: FailureProps) {
	return <PaneNote state={failedState(error, at)} timeZone={timeZone} onRetry={onRetry} />;
}
