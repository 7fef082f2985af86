import type { RuleDecision } from '@tideline/api';
import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import text from '../../ui/text.module.css';
import styles from './overrides-page.module.css';

/** The rule of the class that the override sets, and each condition with the value that meets it or does not. */
export function RuleCheck({ decision: { ruleId, reference, conditions } }: { decision: RuleDecision }) {
	const unmet = conditions.filter(({ met }) => !met).length;
	return (
		<section className={styles.section}>
			<header className={styles.sectionHead}>
				<h3>Rulebook check</h3>
				<span className={unmet === 0 ? styles.agrees : styles.contradicts}>
					{unmet === 0 ? 'agrees' : `${unmet} of ${conditions.length} conditions not met`}
				</span>
				<span className={styles.grow} />
				<span className={clsx(text.mono, styles.hint)}>
					{ruleId}, {reference}
				</span>
			</header>
			<ul className={styles.conditions}>
				{conditions.map(({ text, value, met }) => (
					<li key={text}>
						<Shape name={met ? 'check' : 'warning'} tone={met ? 'live' : 'warning'} />
						<span className={met ? undefined : styles.contradicts}>{text}</span>
						<span className={styles.hint}>{value}</span>
					</li>
				))}
			</ul>
		</section>
	);
}
