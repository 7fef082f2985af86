import type { TopicState } from '@tideline/api';
import { type FeedStatusRecord, LINGER_MS, MAX_LINGERING } from '@tideline/domain';
import type { ReactNode } from 'react';
import { formatCount } from '../../format/number.ts';
import { formatAge, formatTime } from '../../format/time.ts';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import styles from './system-page.module.css';

export interface StatusRowProps {
	/** Null before the stream has said anything. */
	status: FeedStatusRecord | null;
	topics: readonly TopicState[];
	timeZone: string;
	/** The server is not heard: what stands here is what it said last. */
	quiet: boolean;
	/** The topics of the joined view are shown. */
	open: boolean;
	onOpen(): void;
}

/** The one status row of the joined feed in eight fields. */
export function StatusRow({ status, topics, timeZone, quiet, open, onOpen }: StatusRowProps) {
	const swapped = status?.steps.findLast(({ step }) => step === 'SWAPPED');
	const applied = status?.steps.findLast(({ step }) => step === 'APPLIED');
	const failed = status?.steps.findLast(({ step }) => step === 'ERROR');
	const at = status?.lastApplied ? Date.parse(status.lastApplied) : null;
	return (
		<section className={clsx(styles.status, quiet && styles.quiet)} aria-label="Status of the joined feed">
			<Field
				name="Joined view"
				value={
					<button type="button" className={styles.feed} aria-pressed={open} title="Topics, partitions and offsets" onClick={onOpen}>
						positions + accounts
					</button>
				}
				note="two feeds can be swapped"
			/>
			<Field
				name="Generation"
				value={status ? String(status.generation) : '–'}
				note={swapped?.tookMs == null ? '' : `caught up in ${formatAge(swapped.tookMs)}`}
			/>
			<Field name="Positions topic" mono value={status?.positionsTopic ?? '–'} note={topicNote(topics, status?.positionsTopic)} />
			<Field name="Accounts topic" mono value={status?.accountsTopic ?? '–'} note={topicNote(topics, status?.accountsTopic)} />
			<Field name="Join" value={status?.joinType ?? '–'} note="blank keeps, left by default" />
			<Field
				name="Last applied"
				value={at === null ? '–' : formatTime(at, timeZone)}
				note={status?.lastApplied ? [status.lastApplied.replace(/\.\d+Z$/, 'Z'), applied?.by].filter(Boolean).join(', ') : ''}
			/>
			<Field
				name="Last error"
				value={
					status?.lastError ? (
						<span className={styles.errorText}>
							<Shape name="cross" tone="error" /> {failed ? formatTime(failed.at, timeZone) : 'failed'}
						</span>
					) : (
						'none'
					)
				}
				note={status?.lastError ?? (failed ? `${formatTime(failed.at, timeZone)} ${failed.text}` : 'since the log begins')}
			/>
			<Field
				name="Lingering"
				value={status ? formatCount(status.lingering) : '–'}
				note={`at most ${MAX_LINGERING}, ${LINGER_MS / 1_000} s each`}
			/>
		</section>
	);
}

function topicNote(topics: readonly TopicState[], name: string | undefined): string {
	const topic = topics.find((one) => one.topic === name);
	if (topic === undefined) return '';
	const { length } = topic.partitions;
	return `${formatCount(length)} ${length === 1 ? 'partition' : 'partitions'}, ${topic.schemaId === null ? topic.schema : `Avro ${topic.schemaId}`}`;
}

function Field({ name, value, note, mono }: { name: string; value: ReactNode; note: string; mono?: boolean }) {
	return (
		<div className={styles.statusField}>
			<span className={styles.statusName}>{name}</span>
			<b className={clsx(styles.statusValue, mono && styles.statusMono)} title={typeof value === 'string' ? value : undefined}>
				{value}
			</b>
			<span className={styles.statusNote} title={note}>
				{note}
			</span>
		</div>
	);
}
