import { formatMoment, formatUtc } from '../../format/time.ts';
import { clsx } from '../../ui/class-names.ts';
import type { Step } from './history.ts';
import styles from './overrides-page.module.css';

/** A life from top to bottom; what is still to come is dashed. */
export function Steps({ steps, now, timeZone }: { steps: readonly Step[]; now: number; timeZone: string }) {
	return (
		<ol className={styles.steps}>
			{steps.map(({ id, title, detail, note, at: time, done, current }) => (
				<li key={id} className={clsx(styles.step, !done && styles.toCome, current && styles.currentStep)}>
					<span className={styles.line}>
						<strong>{title}</strong>
						<time title={formatUtc(time)}>{formatMoment(time, now, timeZone)}</time>
					</span>
					<span className={styles.hint}>{detail}</span>
					{note === '' ? null : <span className={styles.note}>{note}</span>}
				</li>
			))}
		</ol>
	);
}
