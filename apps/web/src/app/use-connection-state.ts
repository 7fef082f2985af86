import type { PaneState } from '../stream/pane-state.ts';
import { usePaneState } from '../stream/use-pane-state.ts';

/** The state of the page as a whole: that of the feeds stream, which every page holds. */
export function useConnectionState(): PaneState {
	return usePaneState('feeds');
}
