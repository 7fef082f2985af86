import type { RejectedRecord } from '@tideline/api';
import { useMend, useMendAndReplay } from '../../query/rejected.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import type { MendDraft } from './use-mend-draft.ts';

/** What can be done with the copy now. */
export interface Mending {
	/** Why nothing can be done; null when something can. */
	readonly blocked: string | null;
	readonly replayable: boolean;
	readonly keepable: boolean;
	readonly pending: boolean;
	readonly error: Error | null;
	replay(): void;
	keep(): void;
}

/** Keeps the copy in the log, and replays what is kept there: the revision that comes back is the one that is sent. */
export function useMending({ rejectedId, revision, status }: RejectedRecord, draft: MendDraft, state: PaneState): Mending {
	const mend = useMend();
	const send = useMendAndReplay();
	const live = state.kind === 'live';
	const accepted = draft.verdict?.accepted === true;
	const pending = mend.isPending || send.isPending;
	const kept = status === 'MENDED' && !draft.dirty ? revision : null;
	const replayable = live && (accepted || kept !== null);
	const keepable = live && accepted && kept === null;
	return {
		blocked: live ? null : 'Off: what is shown is not current.',
		replayable,
		keepable,
		pending,
		error: mend.error ?? send.error,
		replay() {
			if (replayable && !pending) send.mutate({ rejectedId, revision: kept, copy: draft.copy });
		},
		keep() {
			if (keepable && !pending) mend.mutate({ rejectedId, copy: draft.copy });
		},
	};
}
