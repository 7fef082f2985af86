import { Button } from '@salt-ds/core';
import { ProblemError } from '../../query/problem-error.ts';
import styles from './reclassify-form.module.css';
import type { Reclassify } from './use-reclassify.ts';

/** Cancel and submit, always in sight, and in words what stands against submitting. */
export function FormFoot({ form, onClose }: { form: Reclassify; onClose(): void }) {
	const { blocked, failure, sending } = form;
	const id = failure instanceof ProblemError ? failure.problem.requestId : undefined;
	return (
		<footer className={styles.foot}>
			<p className={failure ? styles.fault : styles.hint} role={failure ? 'alert' : 'status'} id="reclassify-foot">
				{failure ? `${failure.message}${id ? ` Problem id ${id}.` : ''}` : (blocked ?? 'In force as soon as it is submitted.')}
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
