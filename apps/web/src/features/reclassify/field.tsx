import { FormField, FormFieldHelperText, FormFieldLabel } from '@salt-ds/core';
import type { ReactNode } from 'react';
import type { FieldName } from './fields.ts';
import styles from './reclassify-form.module.css';

/** A labelled control with its fault under it; `data-field` is where the focus goes when it is faulty. */
export function Field({ name, label, hint, fault, children }: FieldProps) {
	return (
		<FormField {...(fault ? { validationStatus: 'error' as const } : {})} data-field={name}>
			<FormFieldLabel className={styles.label}>
				{label}
				{hint ? `, ${hint}` : null}
			</FormFieldLabel>
			{children}
			{fault ? <FormFieldHelperText className={styles.fault}>{fault}</FormFieldHelperText> : null}
		</FormField>
	);
}

interface FieldProps {
	name: FieldName;
	label: string;
	hint?: string;
	fault: string | undefined;
	children: ReactNode;
}
