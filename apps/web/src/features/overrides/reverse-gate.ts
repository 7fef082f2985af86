import type { PaneState } from '../../stream/pane-state.ts';

/** Why nothing can be reversed now; null when it can. */
export function reverseBlockedBy({ kind }: PaneState): string | null {
	switch (kind) {
		case 'live':
		case 'none':
			return null;
		case 'disconnected':
			return 'Off: there is no connection.';
		case 'stale':
		case 'catching-up':
		case 'loading':
		case 'closed':
		case 'error':
			return 'Off: what is shown is not current.';
	}
}
