import type { PreviewResponse, RulebookCheck, WARNING_CODES } from '@tideline/api';
import { HQLA_LEVELS } from '@tideline/domain';
import { levelWords } from '../../format/level.ts';
import { formatTime } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';

type WarningCode = (typeof WARNING_CODES)[number];
/** Warnings that a second tick must answer: the maker knows more than the rulebook's data, and says so. */
const CONTRADICTIONS: readonly WarningCode[] = ['CONTRADICTS_RULEBOOK', 'FINANCIAL_ISSUER'];
/** What the explanation under the table says in figures. */
const EXPLAINED: readonly WarningCode[] = ['CAP_BINDS', 'COLLATERAL_MOVES'];

interface Warnings {
	contradictions: string[];
	notes: string[];
}

/** Warnings that must be ticked, and those that are only to be read. */
export function sortWarnings(preview: Pick<PreviewResponse, 'warnings' | 'rulebookCheck'> | null): Warnings {
	if (!preview) return { contradictions: [], notes: [] };
	const { warnings, rulebookCheck } = preview;
	const contradictions = warnings
		.filter(({ code }) => CONTRADICTIONS.includes(code))
		.map(({ code, message }) => (code === 'CONTRADICTS_RULEBOOK' ? contradictionWords(rulebookCheck, message) : message));
	const notes = warnings.filter(({ code }) => !CONTRADICTIONS.includes(code) && !EXPLAINED.includes(code)).map(({ message }) => message);
	return { contradictions, notes };
}

/** `The rules say 2B corporate: 1 of 6 conditions of the class is not met.` The conditions themselves stand above, each with its value. */
function contradictionWords({ level, subclass, conditions }: RulebookCheck, message: string): string {
	const says = HQLA_LEVELS.find((name) => name === level);
	if (!says) return message;
	const unmet = conditions.filter(({ met }) => !met).length;
	const words = `The rules say ${levelWords(says, subclass ?? '').trim()}`;
	if (unmet === 0) return `${words}.`;
	return `${words}: ${unmet} of ${conditions.length} conditions of the class ${unmet === 1 ? 'is' : 'are'} not met.`;
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
		case 'closed':
			return 'Submit is off: a closed day is read only.';
		case 'live':
		case 'none':
			if (preview.failed) return 'Submit is off: there is no preview.';
			return preview.wanted && !preview.has ? 'Submit is off until the preview is there.' : null;
	}
}
