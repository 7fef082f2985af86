import type { LineageResponse } from '@tideline/api';
import { ASSET_CLASS_NAMES } from '../../format/level.ts';
import { RULEBOOK_NAMES } from '../../format/vocabulary.ts';
import { ConditionsList } from '../../ui/conditions-list.tsx';
import { DrawerSection } from '../../ui/drawer.tsx';
import { Shape } from '../../ui/shape.tsx';
import { VerifiedTag } from '../../ui/verified-tag.tsx';
import styles from './position-drawer.module.css';

/** The rule that decided, each condition with the value that met it; and what the instrument master would have it be. */
export function RuleSection({ lineage }: { lineage: LineageResponse | null }) {
	const decision = lineage?.decision ?? null;
	if (lineage && !decision) {
		return (
			<DrawerSection title="Deciding rule">
				<p className={styles.quiet}>None yet: the instrument is not in the reference data.</p>
			</DrawerSection>
		);
	}
	const rulebook = decision ? (RULEBOOK_NAMES[decision.rulebook as keyof typeof RULEBOOK_NAMES] ?? decision.rulebook) : '';
	const conflict = lineage?.position.conflict ?? null;
	return (
		<DrawerSection
			title="Deciding rule"
			aside={decision && decision.ruleNumber > 0 ? `${rulebook}, rule ${decision.ruleNumber} of ${decision.ruleCount}` : rulebook}
		>
			{decision ? (
				<>
					<p>
						<code className={styles.rule}>{decision.ruleId}</code> {decision.reference}
						<VerifiedTag verified={decision.verified} />
					</p>
					<ConditionsList conditions={decision.conditions} />
				</>
			) : (
				<p className={styles.quiet}>Loading.</p>
			)}
			{conflict ? (
				<div className={styles.warning} role="note">
					<Shape name="warning" tone="warning" />
					<p>
						Reference data disagrees: the instrument master says <b>{ASSET_CLASS_NAMES[conflict.masterAssetClass]}</b>. It would meet{' '}
						<code>{conflict.ruleId}</code>.
					</p>
				</div>
			) : null}
		</DrawerSection>
	);
}
