import type { RulebookCheck as Check } from '@tideline/api';
import { DrawerSection } from '../../ui/drawer.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './reclassify-form.module.css';

const VERDICTS: Record<Check['verdict'], { words: string; className: string | undefined }> = {
	AGREES: { words: 'agrees', className: styles.agrees },
	CONTRADICTS: { words: 'contradicts', className: styles.contradicts },
	NOT_CHECKED: { words: 'nothing to check: no level is set', className: styles.hint },
};

/** What the rulebook says of the class that is proposed: the rule, and each of its conditions with the value that met it. */
export function RulebookCheck({ check }: { check: Check }) {
	const { words, className } = VERDICTS[check.verdict];
	return (
		<DrawerSection
			title="Rulebook check"
			unit={<span className={className}>{words}</span>}
			aside={check.ruleId ? <span className={styles.rule}>{[check.ruleId, check.reference].filter(Boolean).join(', ')}</span> : null}
		>
			{check.conditions.length > 0 ? (
				<ul className={styles.conditions}>
					{check.conditions.map(({ text, value, met }) => (
						<li key={text} title={value}>
							<Shape name={met ? 'check' : 'warning'} tone={met ? 'live' : 'warning'} />
							<span className={met ? undefined : styles.unmet}>
								{text}
								{met ? '' : `: ${value}`}
							</span>
						</li>
					))}
				</ul>
			) : null}
		</DrawerSection>
	);
}
