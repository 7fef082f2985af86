import type { SwapCheck } from '@tideline/api';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import styles from './system-page.module.css';

const WORDS: Readonly<Record<SwapCheck['verdict'], string>> = { PASS: 'Passed', WARN: 'Warning', STOP: 'Stops' };

/** What was looked at before the swap; a cross stops it. */
export function SwapChecks({ checks }: { checks: readonly SwapCheck[] }) {
	return (
		<ul className={styles.checks} aria-label="Checks before the swap">
			{checks.map(({ field, verdict, text }) => (
				<li key={`${field} ${text}`} className={clsx(styles.check, styles[verdict])}>
					<VerdictShape verdict={verdict} />
					<span className="visually-hidden">{WORDS[verdict]}:</span>
					<span>{text}</span>
				</li>
			))}
		</ul>
	);
}

function VerdictShape({ verdict }: Pick<SwapCheck, 'verdict'>) {
	switch (verdict) {
		case 'PASS':
			return <Shape name="check" tone="live" />;
		case 'WARN':
			return <Shape name="warning" tone="warning" />;
		case 'STOP':
			return <Shape name="cross" tone="error" />;
	}
}
