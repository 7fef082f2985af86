import { Button, Dropdown, Input, Option } from '@salt-ds/core';
import { type FeedStatusRecord, JOIN_TYPES, MAX_TOPIC_LENGTH } from '@tideline/domain';
import { type ReactNode, useRef, useState } from 'react';
import { useSwap, useSwapCheck } from '../../query/control.ts';
import { problemWords } from '../../query/problem-error.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { clsx } from '../../ui/class-names.ts';
import text from '../../ui/text.module.css';
import { useDebounced } from '../../ui/use-debounced.ts';
import { SwapChecks } from './swap-checks.tsx';
import { SwapConfirmation } from './swap-confirmation.tsx';
import styles from './system-page.module.css';

const BLANK = { positionsTopic: '', accountsTopic: '', joinType: '' };
type Asked = typeof BLANK;
const FIELDS = ['positionsTopic', 'accountsTopic', 'joinType'] as const;
const CHECK_AFTER_MS = 250;

export interface SwapFormProps {
	status: FeedStatusRecord;
	actor: string;
	state: PaneState;
}

/** Current and new value of both topics and the join, the checks before, and the confirmation in place. */
export function SwapForm({ status, actor, state }: SwapFormProps) {
	const [asked, setAsked] = useState<Asked>(BLANK);
	/** The generation whose confirmation is open. */
	const [asking, setAsking] = useState<number | null>(null);
	const [note, setNote] = useState<string | null>(null);
	const swapButton = useRef<HTMLButtonElement>(null);
	const settled = useDebounced(asked, CHECK_AFTER_MS);
	const check = useSwapCheck(settled, status.nextGeneration);
	const swap = useSwap();
	const shown = status.building ?? status;
	// By what they say: what is typed and taken back is the same question again.
	const rested = FIELDS.every((field) => settled[field] === asked[field]);
	const checked = rested && !check.isPlaceholderData ? check.data : undefined;
	// Only as long as its number is the next: after a swap, also one whose answer was lost, the form is there again.
	const confirming = checked?.changes && checked.nextGeneration === asking ? checked : null;
	const stopped = checked?.checks.some(({ verdict }) => verdict === 'STOP') ?? true;
	const heard = state.kind === 'live';

	function change(next: Partial<Asked>) {
		setAsked({ ...asked, ...next });
		setNote(null);
		setAsking(null);
	}
	function close() {
		setAsking(null);
		// The field that had the focus is gone.
		requestAnimationFrame(() => swapButton.current?.focus());
	}
	function send(generation: number) {
		const done = (nothing: boolean) => {
			setAsked(BLANK);
			setNote(nothing ? 'Nothing to swap, status refreshed.' : null);
			close();
		};
		swap.mutate({ ...asked, generation }, { onSuccess: (answer) => done(answer.generation === null) });
	}
	function begin() {
		if (!checked || stopped || !heard) return;
		swap.reset();
		if (checked.changes) setAsking(checked.nextGeneration);
		else send(status.nextGeneration);
	}
	return (
		<div className={styles.form}>
			<form
				aria-label="Hot swap"
				onSubmit={(event) => {
					event.preventDefault();
					begin();
				}}
			>
				<Row label="Positions topic" now={shown.positionsTopic}>
					<Topic
						label="New positions topic"
						keeps={shown.positionsTopic}
						value={asked.positionsTopic}
						onChange={(positionsTopic) => change({ positionsTopic })}
					/>
				</Row>
				<Row label="Accounts topic" now={shown.accountsTopic}>
					<Topic
						label="New accounts topic"
						keeps={shown.accountsTopic}
						value={asked.accountsTopic}
						onChange={(accountsTopic) => change({ accountsTopic })}
					/>
				</Row>
				<Row label="Join" now={shown.joinType}>
					<Dropdown
						bordered
						aria-label="New join"
						className={clsx(styles.control, asked.joinType !== '' && styles.changed)}
						placeholder={`keeps ${shown.joinType}`}
						value={asked.joinType}
						selected={asked.joinType === '' ? [] : [asked.joinType]}
						onSelectionChange={(_event, [joinType]) => change({ joinType: joinType ?? '' })}
					>
						<Option value="">keeps {shown.joinType}</Option>
						{JOIN_TYPES.map((joinType) => (
							<Option key={joinType} value={joinType}>
								{joinType}
							</Option>
						))}
					</Dropdown>
				</Row>
				<div className={styles.checkLine} aria-live="polite">
					{check.data ? <SwapChecks checks={check.data.checks} /> : null}
					{check.failureReason ? (
						<p className={styles.failure}>
							{check.failureReason.message}{' '}
							<button type="button" className={text.link} disabled={check.isFetching} onClick={() => void check.refetch()}>
								Check again
							</button>
						</p>
					) : null}
				</div>
				{confirming ? null : (
					<div className={styles.beginLine}>
						<span className={styles.note}>{note ?? (heard ? '' : 'Not live: nothing can be swapped now.')}</span>
						<Button
							ref={swapButton}
							type="submit"
							appearance="solid"
							sentiment="accented"
							disabled={!checked || stopped || !heard || swap.isPending}
							focusableWhenDisabled
						>
							Swap
						</Button>
					</div>
				)}
			</form>
			{confirming ? <SwapConfirmation check={confirming} actor={actor} pending={swap.isPending} onCancel={close} onSwap={send} /> : null}
			{swap.error ? (
				<p className={styles.failure} role="alert">
					{problemWords(swap.error)}
				</p>
			) : null}
		</div>
	);
}

function Row({ label, now, children }: { label: string; now: string; children: ReactNode }) {
	return (
		<div className={styles.formRow}>
			<span className={styles.note}>{label}</span>
			<span className={styles.mono} title={now}>
				{now}
			</span>
			<span aria-hidden="true">→</span>
			{children}
		</div>
	);
}

interface TopicProps {
	label: string;
	keeps: string;
	value: string;
	onChange(value: string): void;
}
function Topic({ label, keeps, value, onChange }: TopicProps) {
	return (
		<Input
			bordered
			className={clsx(styles.control, styles.mono, value.trim() !== '' && styles.changed)}
			value={value}
			placeholder={`keeps ${keeps}`}
			inputProps={{
				'aria-label': label,
				autoComplete: 'off',
				spellCheck: false,
				maxLength: MAX_TOPIC_LENGTH,
				onChange: ({ target }) => onChange(target.value),
			}}
		/>
	);
}
