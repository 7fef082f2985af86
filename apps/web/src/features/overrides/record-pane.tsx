import type { OverrideRow } from '@tideline/stream';
import { reasonName } from '../../format/override-words.ts';
import { zoneCity } from '../../format/time.ts';
import { useOverrideTrail } from '../../query/overrides.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import { historyOf } from './history.ts';
import { isOpen } from './override-list.ts';
import styles from './overrides-page.module.css';
import { ReverseForm } from './reverse-form.tsx';
import { Steps } from './steps.tsx';

export interface RecordPaneProps {
	/** Null when the list has none to show. */
	row: OverrideRow | null;
	state: PaneState;
	timeZone: string;
	now: number;
	reversing: boolean;
	onReversing(reversing: boolean): void;
}

/** Why an override was made, what became of it, and the way to end it before its time. */
export function RecordPane({ row, ...rest }: RecordPaneProps) {
	if (row) return <Record row={row} {...rest} />;
	return (
		<Pane title="Reason" state={rest.state} timeZone={rest.timeZone} className={styles.record}>
			<p className={styles.hint}>An override that is chosen shows here why it was made, who took each step, and the way to end it.</p>
		</Pane>
	);
}

function Record({ row, state, timeZone, now, reversing, onReversing }: RecordPaneProps & { row: OverrideRow }) {
	const trail = useOverrideTrail(row.overrideId, row.state);
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
					<Steps steps={historyOf(row, trail.data?.trail ?? null, now)} now={now} timeZone={timeZone} />
					{trail.error && !trail.data ? (
						<p className={styles.fault} role="alert">
							Its events could not be read: {trail.error.message}
						</p>
					) : null}
				</section>
			</Pane>
			{isOpen(row) ? <ReverseForm row={row} state={state} asking={reversing} onAsking={onReversing} /> : null}
		</div>
	);
}
