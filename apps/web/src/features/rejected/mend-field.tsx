import { Input } from '@salt-ds/core';
import { Badge } from '../../ui/badge.tsx';
import { clsx } from '../../ui/class-names.ts';
import type { MendRow } from './mend-rows.ts';
import styles from './rejected-page.module.css';

export interface MendFieldProps {
	row: MendRow;
	/** The one that `e` goes to. */
	first: boolean;
	/** What is wrong with the new value; null when nothing is known to be. */
	fault: string | null;
	valid: boolean;
	onChange(value: string): void;
}

/** A field of the copy: old → new. */
export function MendField({ row: { path, old, value }, first, fault, valid, onChange }: MendFieldProps) {
	const changed = value !== (old ?? '');
	return (
		<div className={styles.mendField}>
			<span className={styles.mendPath} title={path}>
				{path}
			</span>
			<span className={clsx(styles.old, changed && styles.struck)} title={old ?? ''}>
				{old ?? 'missing'}
			</span>
			<span aria-hidden="true">→</span>
			<Input
				bordered
				className={clsx(styles.mendInput, changed && styles.changed)}
				value={value}
				{...(fault === null ? {} : { validationStatus: 'error' as const })}
				inputProps={{
					'aria-label': `New ${path}`,
					autoComplete: 'off',
					spellCheck: false,
					...(first ? { 'data-mend': 'first' } : {}),
					onChange: ({ target }) => onChange(target.value),
				}}
			/>
			<span className={styles.fieldVerdict}>
				{fault === null && valid ? (
					<Badge shape="check" tone="live">
						valid
					</Badge>
				) : null}
			</span>
		</div>
	);
}
