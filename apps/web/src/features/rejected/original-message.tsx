import { Button } from '@salt-ds/core';
import type { RejectedResponse } from '@tideline/api';
import { useMemo, useState } from 'react';
import { formatCount } from '../../format/number.ts';
import { problemWords } from '../../query/problem-error.ts';
import { useWholeMessage } from '../../query/rejected.ts';
import { bytesOfAnswer, textOfBytes } from './byte-text.ts';
import { RawText } from './raw-text.tsx';
import styles from './rejected-page.module.css';
import { sizeWords } from './size-words.ts';

/** Characters that are shown until all of them are asked for. */
const SHOWN = 20_000;

/** The message as it came, byte-true: its beginning by default when it is long, all of it on demand. */
export function OriginalMessage({ answer: { raw, rejected } }: { answer: RejectedResponse }) {
	const [all, setAll] = useState(false);
	const whole = useWholeMessage(rejected.rejectedId, all && raw.truncated);
	const text = useMemo(() => textOfBytes(whole.data ?? bytesOfAnswer(raw)), [whole.data, raw]);
	const shown = all ? text : text.slice(0, SHOWN);
	const cut = shown.length < text.length || (raw.truncated && whole.data === undefined);
	return (
		<>
			<RawText text={shown} position={rejected.position} label="Message as it came" />
			{cut ? (
				<p className={styles.note}>
					The first {formatCount(shown.length)} characters of {sizeWords(raw.size)}.{' '}
					<Button appearance="bordered" onClick={() => setAll(true)} disabled={whole.isFetching}>
						{whole.isFetching ? 'Fetching' : 'Show all'}
					</Button>
				</p>
			) : null}
			{whole.error ? <p className={styles.faultText}>{problemWords(whole.error)}</p> : null}
			{raw.encoding === 'base64' ? <p className={styles.note}>Not UTF-8: bytes that are no text are shown as \xNN.</p> : null}
		</>
	);
}
