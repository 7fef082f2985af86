import type { RejectedResponse } from '@tideline/api';
import { useEffect, useRef } from 'react';
import type { PaneState } from '../../stream/pane-state.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { MendForm } from './mend-form.tsx';
import { MessageFoot } from './message-foot.tsx';
import { OriginalMessage } from './original-message.tsx';
import styles from './rejected-page.module.css';
import { useMendDraft } from './use-mend-draft.ts';
import { useMending } from './use-mending.ts';

export interface OpenLetterProps {
	answer: RejectedResponse;
	mends: boolean;
	onMend(): void;
	state: PaneState;
	/** How many others have the same fault and source. */
	alike: string;
}

/** A letter that waits: the original, the copy that is being mended, and what can be done. */
export function OpenLetter({ answer, mends, onMend, state, alike }: OpenLetterProps) {
	const draft = useMendDraft(answer, !answer.raw.truncated);
	const mending = useMending(answer.rejected, draft, state);
	const latest = useRef({ onMend, mending });
	latest.current = { onMend, mending };
	useEffect(function listenToKeys() {
		const listener = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.altKey || document.querySelector('dialog[open]')) return;
			const command = event.ctrlKey || event.metaKey;
			if (event.key === 'Enter' && command) latest.current.mending.replay();
			else if (event.key === 'e' && !command && !isTyping(event.target)) {
				latest.current.onMend();
				requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-mend="first"], textarea')?.focus());
			} else return;
			event.preventDefault();
		};
		document.addEventListener('keydown', listener);
		return () => document.removeEventListener('keydown', listener);
	}, []);
	return (
		<>
			<OriginalMessage answer={answer} />
			{mends ? <MendForm rejected={answer.rejected} draft={draft} /> : null}
			<p className={styles.note}>
				{alike}
				<br />
				The original stays; the replay links to it and keeps its event time.
			</p>
			<MessageFoot rejected={answer.rejected} mending={mending} />
		</>
	);
}
