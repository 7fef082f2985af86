import type { OverrideRow } from '@tideline/stream';
import { reasonName } from '../../format/override-words.ts';
import { zoneCity } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import { historyOf } from './history.ts';
import styles from './overrides-page.module.css';
import { ReverseForm } from './reverse-form.tsx';
import { Steps } from './steps.tsx';

export interface RecordPaneProps {
	row: OverrideRow | null;
	state: PaneState;
	timeZone: string;
	now: number;
}

/** Why an override was made, what became of it, and the way to end it before its time. */
export function RecordPane({ row, state, timeZone, now }: RecordPaneProps) {
	if (!row) return <section className={styles.record} aria-label="Reason" />;
	const open = row.state === 'IN_FORCE' || row.state === 'SCHEDULED';
	return (
		<div className={styles.record}>
			<Pane title="Reason" state={state} timeZone={timeZone} className={styles.recordBody}>
				<p>
					<span className={styles.tag}>{reasonName(row.reasonCode)}</span> <span className={styles.hint}>{row.maker}</span>
				</p>
				<p className={styles.comment}>{row.comment}</p>
				<section className={styles.section}>
					<header className={styles.sectionHead}>
						<h3>History</h3>
						<span className={styles.hint}>{zoneCity(timeZone)} time</span>
					</header>
					<Steps steps={historyOf(row, now)} now={now} timeZone={timeZone} />
				</section>
			</Pane>
			{open ? <ReverseForm row={row} state={state} /> : null}
		</div>
	);
}
