import type { MendRequest, MendVerdict, RejectedResponse } from '@tideline/api';
import { useMemo, useState } from 'react';
import { useMendCheck } from '../../query/rejected.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { answerOfText, bytesOfAnswer, textOfBytes } from './byte-text.ts';

const CHECK_AFTER_MS = 200;

export interface MendDraft {
	/** The message as it came, and the copy as it stands, as `textOfBytes` gives them. */
	readonly original: string;
	readonly text: string;
	/** The copy as it is sent. */
	readonly copy: MendRequest;
	/** Something was changed since the copy that the log keeps. */
	readonly dirty: boolean;
	/** Of the copy as it stands; null while it is being judged. */
	readonly verdict: MendVerdict | null;
	readonly error: Error | null;
	change(text: string): void;
}

/** A copy that is being mended: it starts as the one that the log keeps, else as the original, and is judged while someone types. */
export function useMendDraft({ rejected, raw, copy }: RejectedResponse, judged: boolean): MendDraft {
	const original = useMemo(() => textOfBytes(bytesOfAnswer(raw)), [raw]);
	const kept = useMemo(() => (copy === null ? null : textOfBytes(bytesOfAnswer(copy))), [copy]);
	const { revision } = rejected;
	const [typed, setTyped] = useState<{ text: string; revision: number | null } | null>(null);
	// Another copy in the log is another beginning.
	const text = (typed?.revision === revision ? typed.text : kept) ?? original;
	const settled = useDebounced(text, CHECK_AFTER_MS);
	const sent = useMemo(() => answerOfText(settled), [settled]);
	const check = useMendCheck(rejected.rejectedId, judged ? sent : null);
	const current = settled === text && !check.isPlaceholderData;
	return {
		original,
		text,
		copy: answerOfText(text),
		dirty: text !== kept,
		verdict: current ? (check.data ?? null) : null,
		error: check.error,
		change: (next) => setTyped({ text: next, revision }),
	};
}
