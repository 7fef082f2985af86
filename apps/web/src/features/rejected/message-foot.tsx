import { Button, Input } from '@salt-ds/core';
import type { RejectedRecord } from '@tideline/api';
import { useState } from 'react';
import { problemWords } from '../../query/problem-error.ts';
import { useCloseRejected } from '../../query/rejected.ts';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './rejected-page.module.css';
import type { Mending } from './use-mending.ts';

export interface MessageFootProps {
	rejected: RejectedRecord;
	mending: Mending;
}

/** What can be done: close with a reason, keep the copy for later, replay it. It never leaves the screen. */
export function MessageFoot({ rejected: { rejectedId }, mending }: MessageFootProps) {
	const [closing, setClosing] = useState(false);
	const { blocked, replayable, keepable, pending, error } = mending;
	const failed = error ?? null;
	return (
		<footer className={styles.foot}>
			{failed ? (
				<p className={styles.faultText} role="alert">
					{problemWords(failed)}
				</p>
			) : null}
			{closing ? (
				<CloseForm rejectedId={rejectedId} blocked={blocked} onDone={() => setClosing(false)} />
			) : (
				<div className={styles.footRow}>
					<Button appearance="bordered" disabled={blocked !== null} focusableWhenDisabled onClick={() => setClosing(true)}>
						Close with reason
					</Button>
					<span className={styles.footNote}>{blocked}</span>
					<Button appearance="bordered" disabled={!keepable || pending} focusableWhenDisabled onClick={mending.keep}>
						Keep mended
					</Button>
					<Button appearance="solid" sentiment="accented" disabled={!replayable || pending} focusableWhenDisabled onClick={mending.replay}>
						{pending ? 'Sending' : 'Replay'} <Kbd className={styles.onAccent}>Ctrl Enter</Kbd>
					</Button>
				</div>
			)}
		</footer>
	);
}

function CloseForm({ rejectedId, blocked, onDone }: { rejectedId: string; blocked: string | null; onDone(): void }) {
	const [comment, setComment] = useState('');
	const close = useCloseRejected();
	const said = comment.trim().length >= 3;
	return (
		<form
			aria-label="Close with reason"
			onSubmit={(event) => {
				event.preventDefault();
				if (said && blocked === null && !close.isPending) close.mutate({ rejectedId, comment: comment.trim() }, { onSuccess: onDone });
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				onDone();
			}}
		>
			{close.error ? (
				<p className={styles.faultText} role="alert">
					{problemWords(close.error)}
				</p>
			) : null}
			<div className={styles.footRow}>
				<Input
					bordered
					className={styles.reason}
					value={comment}
					placeholder="Why it is not replayed"
					inputProps={{
						'aria-label': 'Reason',
						autoFocus: true,
						autoComplete: 'off',
						maxLength: 500,
						onChange: ({ target }) => setComment(target.value),
					}}
				/>
				<Button type="button" appearance="bordered" onClick={onDone}>
					Cancel <Kbd>Esc</Kbd>
				</Button>
				<Button type="submit" appearance="solid" sentiment="accented" disabled={!said || blocked !== null} focusableWhenDisabled>
					Close
				</Button>
			</div>
		</form>
	);
}
