import { isOpen } from '@tideline/domain';
import { useState } from 'react';
import { formatCount } from '../../format/number.ts';
import { problemId } from '../../query/problem-error.ts';
import { useRejectedMessage } from '../../query/rejected.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import text from '../../ui/text.module.css';
import { CopyButton } from './copy-button.tsx';
import { faultWords } from './fault-words.ts';
import { MessageFacts } from './message-facts.tsx';
import { OpenLetter } from './open-letter.tsx';
import { OriginalMessage } from './original-message.tsx';
import styles from './rejected-page.module.css';
import { ReplayedMessage } from './replayed-message.tsx';
import type { RejectedRecord, RejectedResponse } from './types.ts';

export interface MessagePaneProps {
	rejectedId: string | null;
	/** The row of the list, there before the message itself; null when the list no longer keeps it. */
	row: RejectedRecord | null;
	/** Others with the same fault and source, in words. */
	alike: string;
	state: PaneState;
	timeZone: string;
	onOpen(rejectedId: string): void;
}

/** A message that was read once never changes, whatever becomes of the connection. */
const NOTHING: PaneState = { kind: 'none' };
const VIEWS = {
	raw: { value: 'raw', text: 'Raw' },
	mend: { value: 'mend', text: 'Mend a copy' },
	replay: { value: 'replay', text: 'Replay' },
} as const;
type View = keyof typeof VIEWS;

/** One message whole, with its fault marked and said in words; a copy of it can be mended and replayed. */
export function MessagePane({ rejectedId, row, alike, state, timeZone, onOpen }: MessagePaneProps) {
	const [view, setView] = useState<View>('raw');
	const answer = useRejectedMessage(rejectedId, row && `${row.status} ${row.revision} ${row.replayOffset}`);
	if (rejectedId === null) return <section className={styles.message} aria-label="Message" />;
	const rejected = row ?? answer.data?.rejected ?? null;
	const failed: PaneState | null = answer.error && !answer.data ? failure(answer.error, answer.errorUpdatedAt) : null;
	const loading: PaneState | null = answer.isPending ? { kind: 'loading', waitingFor: null } : null;
	const views = rejected ? viewsOf(rejected, answer.data) : [];
	const shown = views.some(({ value }) => value === view) ? view : 'raw';
	return (
		<Pane
			title={rejected?.key ?? 'Message'}
			unit={
				rejected ? <span className={text.mono}>{`${rejected.topic} ${rejected.partition} @ ${formatCount(rejected.offset)}`}</span> : null
			}
			state={failed ?? (answer.data || state.kind === 'live' ? (loading ?? NOTHING) : state)}
			timeZone={timeZone}
			tools={
				<>
					{answer.data && !answer.data.raw.truncated ? <CopyButton key={rejectedId} text={answer.data.raw.text} /> : null}
					{views.length > 1 ? <Segmented<View> label="View of the message" options={views} value={shown} onChange={setView} /> : null}
				</>
			}
			onRetry={() => void answer.refetch()}
			className={styles.message}
		>
			{rejected ? (
				<p className={styles.faultLine}>
					<Badge shape="warning" tone="warning" strong wrap>
						{faultWords(rejected)}
					</Badge>
				</p>
			) : null}
			{answer.data && rejected && isOpen(rejected.status) ? (
				<OpenLetter
					key={rejectedId}
					answer={answer.data}
					mends={shown === 'mend'}
					onMend={() => setView('mend')}
					alike={alike}
					state={state}
				/>
			) : null}
			{answer.data && rejected && !isOpen(rejected.status) ? (
				shown === 'replay' ? (
					<ReplayedMessage rejected={rejected} />
				) : (
					<OriginalMessage answer={answer.data} />
				)
			) : null}
			{rejected && shown !== 'mend' ? (
				<MessageFacts rejected={rejected} steps={answer.data?.steps ?? null} timeZone={timeZone} onOpen={onOpen} />
			) : null}
		</Pane>
	);
}

function viewsOf(rejected: RejectedRecord, answer: RejectedResponse | undefined): { value: View; text: string }[] {
	if (rejected.replayedAt !== null) return [VIEWS.raw, VIEWS.replay];
	return isOpen(rejected.status) && answer?.raw.truncated === false ? [VIEWS.raw, VIEWS.mend] : [VIEWS.raw];
}

function failure(error: Error, at: number): PaneState {
	return { kind: 'error', at, title: error.message, id: problemId(error) };
}
