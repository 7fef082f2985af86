import { useState } from 'react';
import styles from './what-if-page.module.css';

/** A text field that gives away what can be understood, and keeps what cannot with its fault shown. */
export function FieldInput({ label, value, pattern, unit, onChange }: FieldInputProps) {
	const [draft, setDraft] = useState<string | null>(null);
	const shown = draft ?? value;
	const fits = pattern.test(shown);
	return (
		<label className={styles.input}>
			<span className="visually-hidden">{label}</span>
			<input
				value={shown}
				inputMode="decimal"
				aria-invalid={!fits}
				onChange={({ target }) => {
					setDraft(target.value);
					if (pattern.test(target.value)) onChange(target.value);
				}}
				onBlur={() => setDraft(null)}
			/>
			{unit ? <span aria-hidden="true">{unit}</span> : null}
		</label>
	);
}

export interface FieldInputProps {
	label: string;
	value: string;
	pattern: RegExp;
	unit?: string;
	onChange(value: string): void;
}
