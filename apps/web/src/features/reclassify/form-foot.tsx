import { Button } from '@salt-ds/core';
import { problemWords } from '../../query/problem-error.ts';
import styles from './reclassify-form.module.css';
import type { Reclassify } from './use-reclassify.ts';

/** Cancel and submit, always in sight, and in words what stands against submitting. */
export function FormFoot({ form, onClose }: { form: Reclassify; onClose(): void }) {
	const { blocked, failure, sending } = form;
	return (
		<footer className={styles.foot}>
			<p className={failure ? styles.fault : styles.hint} role={failure ? 'alert' : 'status'} id="reclassify-foot">
				{failure ? problemWords(failure) : (blocked ?? 'In force as soon as it is submitted.')}
			</p>
			<Button type="button" appearance="transparent" sentiment="accented" onClick={onClose}>
				Cancel
			</Button>
			<Button
				type="submit"
				appearance="solid"
				sentiment="accented"
				disabled={blocked !== null || sending}
				focusableWhenDisabled
				aria-describedby="reclassify-foot"
			>
				{sending ? 'Submitting' : 'Submit'} <span className={styles.key}>Ctrl Enter</span>
			</Button>
		</footer>
	);
}
