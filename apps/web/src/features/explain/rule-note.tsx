import type { ExplainedRule, ExplainResponse } from '@tideline/api';
import { ConditionsList } from '../../ui/conditions-list.tsx';
import { VerifiedTag } from '../../ui/verified-tag.tsx';
import styles from './explain-page.module.css';
import { rateWords } from './rate-words.ts';

type Entry = NonNullable<ExplainResponse['entry']>;

/** The rule that decided where an entry stands, and each condition with the value that met it; under an override also what it was booked as. */
export function RuleNote({ name, entry: { of, rule, booked } }: { name: string; entry: Entry }) {
	const { overrideId } = of;
	return (
		<>
			<section className={styles.rule} aria-label={`Rule that decided ${name}`}>
				<h3 className={styles.ruleTitle}>
					Rule that decided {name}
					{overrideId === null ? '' : `, under ${overrideId}`}
				</h3>
				<RuleText rule={rule} />
			</section>
			{overrideId === null ? null : (
				<section className={styles.rule} aria-label={`As booked, without ${overrideId}`}>
					<h3 className={styles.ruleTitle}>As booked, without {overrideId}</h3>
					{booked === null ? null : (
						<p className={styles.quietText}>
							Stands on <code className={styles.ruleId}>{booked.line}</code>
						</p>
					)}
					<RuleText rule={booked?.rule ?? null} />
				</section>
			)}
		</>
	);
}

function RuleText({ rule }: { rule: ExplainedRule | null }) {
	if (rule === null) return <p className={styles.quietText}>None yet: the instrument is not in the reference data.</p>;
	return (
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
	);
}
