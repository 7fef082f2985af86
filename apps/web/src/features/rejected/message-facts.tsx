import type { RejectedRecord, RejectedResponse } from '@tideline/api';
import type { ReactNode } from 'react';
import { formatCount } from '../../format/number.ts';
import { REJECT_NAMES } from '../../format/reject-words.ts';
import { formatDate, formatTime, formatUtc } from '../../format/time.ts';
import { clsx } from '../../ui/class-names.ts';
import facts from '../../ui/facts.module.css';
import text from '../../ui/text.module.css';
import styles from './rejected-page.module.css';
import { sizeWords } from './size-words.ts';
import { nextLetter } from './state-words.ts';

const STEP_NAMES = {
	MENDED: 'Mended',
	REPLAYED: 'Replayed',
	CLOSED: 'Closed',
	ACCEPTED: 'Accepted',
	REJECTED: 'Rejected again',
} as const;

export interface MessageFactsProps {
	rejected: RejectedRecord;
	/** Null while loading. */
	steps: RejectedResponse['steps'] | null;
	timeZone: string;
	onOpen(rejectedId: string): void;
}

/** When it came, what it replays or was replayed as, and who did what. */
export function MessageFacts({ rejected, steps, timeZone, onOpen }: MessageFactsProps) {
	const { replayOf, replayPartition, replayOffset, tradeId, topic } = rejected;
	const next = nextLetter(rejected);
	const link = (rejectedId: string): ReactNode => (
		<button type="button" className={clsx(text.link, text.mono)} onClick={() => onOpen(rejectedId)}>
			{rejectedId}
		</button>
	);
	return (
		<dl className={clsx(facts.facts, styles.facts)}>
			<dt>Reason</dt>
			<dd>{REJECT_NAMES[rejected.reason] ?? rejected.reason}</dd>
			<dt>Received</dt>
			<dd title={formatUtc(rejected.receivedAt)}>
				{formatDate(rejected.receivedAt, timeZone)} {formatTime(rejected.receivedAt, timeZone)}
			</dd>
			<dt>Size</dt>
			<dd>{sizeWords(rejected.size)}</dd>
			{replayOf === null ? null : (
				<>
					<dt>Replay of</dt>
					<dd>{link(replayOf)}</dd>
				</>
			)}
			{replayPartition === null || replayOffset === null ? null : (
				<>
					<dt>Replayed as</dt>
					<dd>
						{next === null ? <span className={text.mono}>{`${topic} ${replayPartition} @ ${formatCount(replayOffset)}`}</span> : link(next)}
						{tradeId === null ? null : `, trade ${tradeId}`}
					</dd>
				</>
			)}
			{steps?.map(({ kind, at, actor, actorRole, comment }, index) => (
				<div key={`${at} ${String(index)}`} className={styles.step}>
					<dt>{STEP_NAMES[kind]}</dt>
					<dd title={formatUtc(at)}>
						{formatTime(at, timeZone)} by {actor}, {actorRole}
						{comment === '' ? '' : `: ${comment}`}
					</dd>
				</div>
			))}
		</dl>
	);
}
