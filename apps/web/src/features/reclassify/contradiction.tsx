import { Checkbox } from '@salt-ds/core';
import { Shape } from '../../ui/shape.tsx';
import styles from './reclassify-form.module.css';
import type { Reclassify } from './use-reclassify.ts';

/** What the rulebook holds against the proposal, and the tick with which the maker answers for it. */
export function Contradiction({ form }: { form: Reclassify }) {
	if (form.contradictions.length === 0) return null;
	return (
		<div className={styles.contradiction}>
			<div className={styles.warning} role="status">
				<Shape name="warning" tone="warning" />
				<div data-field="tick">
					<p>{form.contradictions.join(' ')}</p>
					<Checkbox
						checked={form.ticked}
						onChange={({ target }) => form.setTicked(target.checked)}
						label="I know what the rulebook's data do not, and the comment says it"
						{...(form.tickMissing ? { validationStatus: 'error' as const } : {})}
					/>
					{form.tickMissing ? <p className={styles.fault}>Tick this to submit against the rulebook.</p> : null}
				</div>
			</div>
		</div>
	);
}
