import type { PreviewResponse, WARNING_CODES } from '@tideline/api';
import { formatTime } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';

type WarningCode = (typeof WARNING_CODES)[number];
/** Warnings that a second tick must answer: the maker knows more than the rulebook's data, and says so. */
const CONTRADICTIONS: readonly WarningCode[] = ['CONTRADICTS_RULEBOOK', 'FINANCIAL_ISSUER'];
/** What the explanation under the table says in figures. */
const EXPLAINED: readonly WarningCode[] = ['CAP_BINDS', 'COLLATERAL_MOVES'];

/** Warnings that must be ticked, and those that are only to be read. */
export function sortWarnings(warnings: PreviewResponse['warnings']): { contradictions: string[]; notes: string[] } {
	const has = (codes: readonly WarningCode[]) => warnings.filter(({ code }) => codes.includes(code));
	const notes = warnings.filter(({ code }) => !CONTRADICTIONS.includes(code) && !EXPLAINED.includes(code));
	return { contradictions: has(CONTRADICTIONS).map(({ message }) => message), notes: notes.map(({ message }) => message) };
}

/** Why nothing can be submitted now, in words; null when it can. A preview that is not current decides nothing. */
export function blockedBy(state: PaneState, preview: { has: boolean; failed: boolean; wanted: boolean }, timeZone: string): string | null {
	switch (state.kind) {
		case 'disconnected':
			return `Submit is off: no connection since ${formatTime(state.since, timeZone)}.`;
		case 'stale':
			return `Submit is off: figures are stale since ${formatTime(state.since, timeZone)}.`;
		case 'catching-up':
			return 'Submit is off until the figures have caught up.';
		case 'loading':
			return 'Submit is off until the figures are there.';
		case 'error':
			return 'Submit is off: the figures could not be read.';
		case 'live':
		case 'none':
			if (preview.failed) return 'Submit is off: there is no preview.';
			return preview.wanted && !preview.has ? 'Submit is off until the preview is there.' : null;
	}
}
