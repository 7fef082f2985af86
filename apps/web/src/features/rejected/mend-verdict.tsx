import type { MendVerdict } from '@tideline/api';
import { problemWords } from '../../query/problem-error.ts';
import { Badge } from '../../ui/badge.tsx';
import { faultWords } from './fault-words.ts';
import styles from './rejected-page.module.css';
import type { MendDraft } from './use-mend-draft.ts';

const FRAME_NAMES = { 9: 'BodyLength', 10: 'CheckSum' } as const;

/** What would become of the copy, said as soon as typing rests. */
export function MendVerdictLines({ draft: { verdict, error } }: { draft: MendDraft }) {
	return (
		<div className={styles.verdict} aria-live="polite">
			{error ? <p className={styles.faultText}>{problemWords(error)}</p> : null}
			{verdict === null && !error ? <p className={styles.quietText}>Checking</p> : null}
			{verdict ? <Judged verdict={verdict} /> : null}
		</div>
	);
}

function Judged({ verdict: { trade, fault, reframed, changed } }: { verdict: MendVerdict }) {
	return (
		<>
			{fault ? (
				<Badge shape="warning" tone="warning" wrap>
					{faultWords({ topic: '', ...fault })}
				</Badge>
			) : null}
			{trade ? (
				<Badge shape="check" tone="live" wrap>
					{`Valid, in reference: ${trade.lifecycle.toLowerCase()} trade ${trade.tradeId}, version ${trade.version}`}
				</Badge>
			) : null}
			{trade && trade.bookedVersion !== null && trade.bookedVersion >= trade.version ? (
				<p className={styles.quietText}>Version {trade.bookedVersion} of it is booked already: a replay of this one changes no figure.</p>
			) : null}
			{trade && !changed ? <p className={styles.quietText}>The message as it came is accepted now.</p> : null}
			{reframed.length > 0 ? (
				<p className={styles.quietText}>
					Set anew for the copy:{' '}
					{reframed.map(({ tag, before, after }) => `${FRAME_NAMES[tag]} ${before ?? 'missing'} → ${after}`).join(', ')}.
				</p>
			) : null}
		</>
	);
}
