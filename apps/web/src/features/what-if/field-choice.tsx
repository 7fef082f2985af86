import styles from './what-if-page.module.css';

export interface ChoiceOption {
	value: string;
	text: string;
}

/** One of many; what the book does not have any more stays chosen, so that the fault can be seen. */
export function FieldChoice({ label, value, options, onChange }: FieldChoiceProps) {
	const known = options.some((option) => option.value === value);
	return (
		<select className={styles.choice} aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
			{known ? null : <option value={value}>{value}</option>}
			{options.map((option) => (
				<option key={option.value} value={option.value}>
					{option.text}
				</option>
			))}
		</select>
	);
}

export interface FieldChoiceProps {
	label: string;
	value: string;
	options: readonly ChoiceOption[];
	onChange(value: string): void;
}
