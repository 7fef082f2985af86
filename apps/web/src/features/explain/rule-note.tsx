import type { ExplainedRule } from '@tideline/api';
import { ConditionsList } from '../../ui/conditions-list.tsx';
import { VerifiedTag } from '../../ui/verified-tag.tsx';
import styles from './explain-page.module.css';
import { rateWords } from './rate-words.ts';

/** The rule that decided where an entry stands, and each condition with the value that met it. */
export function RuleNote({ name, rule }: { name: string; rule: ExplainedRule | null }) {
	return (
		<section className={styles.rule} aria-label={`Rule that decided ${name}`}>
			<h3 className={styles.ruleTitle}>Rule that decided {name}</h3>
			{rule === null ? (
				<p className={styles.quietText}>None yet: the instrument is not in the reference data.</p>
			) : (
				<>
					<p>
						<code className={styles.ruleId}>{rule.ruleId}</code> {rule.reference}
						<VerifiedTag verified={rule.verified} />
					</p>
					<p className={styles.quietText}>
						{rule.title}, {rateWords(rule.rate)}: {rule.condition}
					</p>
					<ConditionsList conditions={rule.conditions} />
				</>
			)}
		</section>
	);
}
