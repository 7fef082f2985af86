import { Button, FormField, FormFieldHelperText, FormFieldLabel, MultilineInput } from '@salt-ds/core';
import { MAX_COMMENT_LENGTH } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import { useRef, useState } from 'react';
import { useReverseOverride } from '../../query/overrides.ts';
import { problemWords } from '../../query/problem-error.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import styles from './overrides-page.module.css';
import { reverseBlockedBy } from './reverse-gate.ts';

export interface ReverseFormProps {
	row: OverrideRow;
	state: PaneState;
	/** The reversal is being confirmed; its effect stands in the subject. */
	asking: boolean;
	onAsking(asking: boolean): void;
}

/** Ends an override before its time: first asks, in place, why; the comment goes into the record. */
export function ReverseForm({ row, state, asking, onAsking }: ReverseFormProps) {
	const [comment, setComment] = useState('');
	const [missing, setMissing] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	const reverse = useReverseOverride();
	const blocked = reverseBlockedBy(state);
	const withdraw = row.state === 'SCHEDULED';

	if (!asking) {
		return (
			<footer className={styles.foot}>
				<p className={styles.hint}>{blocked ?? (withdraw ? 'It has not begun yet.' : 'Reversed, the figures fall back to the rules.')}</p>
				<Button appearance="bordered" disabled={blocked !== null} focusableWhenDisabled onClick={() => onAsking(true)}>
					Reverse
				</Button>
			</footer>
		);
	}
	function submit() {
		if (comment.trim() === '') {
			setMissing(true);
			field.current?.focus();
			return;
		}
		if (blocked === null && !reverse.isPending) reverse.mutate({ overrideId: row.overrideId, comment });
	}
	return (
		<form
			className={styles.reverse}
			aria-label="Reverse the override"
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
			onKeyDown={(event) => {
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
					event.preventDefault();
					submit();
				}
				if (event.key === 'Escape') {
					event.preventDefault();
					onAsking(false);
				}
			}}
		>
			<FormField {...(missing ? { validationStatus: 'error' as const } : {})}>
				<FormFieldLabel className={styles.label}>Comment, required</FormFieldLabel>
				<MultilineInput
					bordered
					rows={3}
					value={comment}
					textAreaRef={field}
					textAreaProps={{
						autoFocus: true,
						maxLength: MAX_COMMENT_LENGTH,
						onChange: ({ target }) => {
							setComment(target.value);
							setMissing(false);
						},
					}}
				/>
				{missing ? <FormFieldHelperText className={styles.fault}>Say why it is reversed.</FormFieldHelperText> : null}
			</FormField>
			{reverse.error ? (
				<p className={styles.fault} role="alert">
					{problemWords(reverse.error)}
				</p>
			) : null}
			<div className={styles.actions}>
				<p className={styles.hint}>{blocked ?? `Reverse ${row.targetName} now?`}</p>
				<Button type="button" appearance="transparent" sentiment="accented" onClick={() => onAsking(false)}>
					Keep it
				</Button>
				<Button
					type="submit"
					appearance="solid"
					sentiment="accented"
					disabled={blocked !== null || reverse.isPending}
					focusableWhenDisabled
				>
					{reverse.isPending ? 'Reversing' : 'Reverse'} <span className={styles.key}>Ctrl Enter</span>
				</Button>
			</div>
		</form>
	);
}
