import type { RejectedRecord } from '@tideline/api';
import { useMemo } from 'react';
import { problemWords } from '../../query/problem-error.ts';
import { useRawMessage } from '../../query/raw-message.ts';
import { bytesOfAnswer, textOfBytes } from './byte-text.ts';
import { RawText } from './raw-text.tsx';
import styles from './rejected-page.module.css';

/** The message that was sent in place of the original, as the log holds it, with its link back. */
export function ReplayedMessage({ rejected: { topic, replayPartition, replayOffset } }: { rejected: RejectedRecord }) {
	const known = replayPartition !== null && replayOffset !== null;
	const answer = useRawMessage(known ? { topic, partition: replayPartition, offset: replayOffset } : null);
	const text = useMemo(() => (answer.data ? textOfBytes(bytesOfAnswer(answer.data)) : ''), [answer.data]);
	if (answer.error) return <p className={styles.faultText}>{problemWords(answer.error)}</p>;
	if (!answer.data) return <p className={styles.note}>{known ? 'Loading' : 'The normaliser has not read it yet.'}</p>;
	return (
		<>
			<RawText text={text} position={null} label="Message as it was replayed" />
			<p className={styles.note}>Its header names the original: {answer.data.replayOf ?? 'none'}.</p>
		</>
	);
}
