import { formatCount } from '../../format/number.ts';
import { REJECT_NAMES } from '../../format/reject-words.ts';
import { formatDate, formatTime, formatUtc } from '../../format/time.ts';
import { problemId } from '../../query/problem-error.ts';
import { useRejectedMessage } from '../../query/rejected.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { clsx } from '../../ui/class-names.ts';
import facts from '../../ui/facts.module.css';
import { Pane } from '../../ui/pane.tsx';
import text from '../../ui/text.module.css';
import { CopyButton } from './copy-button.tsx';
import { faultWords } from './fault-words.ts';
import { RawText } from './raw-text.tsx';
import styles from './rejected-page.module.css';
import { sizeWords } from './size-words.ts';
import type { RejectedRecord, RejectedResponse } from './types.ts';

export interface MessagePaneProps {
	rejectedId: string | null;
	/** The row of the list, there before the message itself; null when the list no longer keeps it. */
	row: RejectedRecord | null;
	state: PaneState;
	timeZone: string;
}

/** A message that was read once never changes, whatever becomes of the connection. */
const NOTHING: PaneState = { kind: 'none' };

/** One message whole, with its fault marked and said in words. */
export function MessagePane({ rejectedId, row, state, timeZone }: MessagePaneProps) {
	const answer = useRejectedMessage(rejectedId);
	if (rejectedId === null) return <section className={styles.message} aria-label="Message" />;
	const rejected = answer.data?.rejected ?? row;
	const failed: PaneState | null = answer.error && !answer.data ? failure(answer.error, answer.errorUpdatedAt) : null;
	const loading: PaneState | null = answer.isPending ? { kind: 'loading', waitingFor: null } : null;
	return (
		<Pane
			title={rejected?.key ?? 'Message'}
			unit={
				rejected ? <span className={text.mono}>{`${rejected.topic} ${rejected.partition} @ ${formatCount(rejected.offset)}`}</span> : null
			}
			state={failed ?? (answer.data || state.kind === 'live' ? (loading ?? NOTHING) : state)}
			timeZone={timeZone}
			tools={answer.data ? <CopyButton key={rejectedId} text={answer.data.raw.text} /> : null}
			onRetry={() => void answer.refetch()}
			className={styles.message}
		>
			{rejected ? <Fault rejected={rejected} /> : null}
			{answer.data ? <Raw answer={answer.data} /> : null}
			{rejected ? (
				<dl className={clsx(facts.facts, styles.facts)}>
					<dt>Reason</dt>
					<dd>{REJECT_NAMES[rejected.reason] ?? rejected.reason}</dd>
					<dt>Received</dt>
					<dd title={formatUtc(rejected.receivedAt)}>
						{formatDate(rejected.receivedAt, timeZone)} {formatTime(rejected.receivedAt, timeZone)}
					</dd>
					<dt>Size</dt>
					<dd>{sizeWords(rejected.size)}</dd>
				</dl>
			) : null}
		</Pane>
	);
}

/** The fault in words, under the title. */
function Fault({ rejected }: { rejected: RejectedRecord }) {
	return (
		<p className={styles.faultLine}>
			<Badge shape="warning" tone="warning" strong wrap>
				{faultWords(rejected)}
			</Badge>
		</p>
	);
}

function Raw({ answer: { raw, rejected } }: { answer: RejectedResponse }) {
	const utf8 = raw.encoding === 'utf8';
	return (
		<>
			<RawText text={raw.text} position={utf8 ? rejected.position : null} />
			{utf8 ? null : <p className={styles.note}>Not UTF-8: shown in base64.</p>}
			{raw.truncated ? <p className={styles.note}>The beginning only: the message has {sizeWords(raw.size)}.</p> : null}
		</>
	);
}

function failure(error: Error, at: number): PaneState {
	return { kind: 'error', at, title: error.message, id: problemId(error) };
}
