import { ToggleButton, ToggleButtonGroup } from '@salt-ds/core';
import styles from './segmented.module.css';

export interface SegmentedProps<V extends string> {
	label: string;
	options: readonly { value: V; text: string }[];
	value: V;
	onChange(value: V): void;
}

/** One of a few, side by side. */
export function Segmented<V extends string>({ label, options, value, onChange }: SegmentedProps<V>) {
	return (
		<ToggleButtonGroup
			aria-label={label}
			className={styles.group ?? ''}
			appearance="bordered"
			value={value}
			onChange={(event) => {
				const chosen = options.find((option) => option.value === event.currentTarget.value);
				if (chosen) onChange(chosen.value);
			}}
		>
			{options.map((option) => (
				<ToggleButton key={option.value} className={styles.option ?? ''} value={option.value}>
					{option.text}
				</ToggleButton>
			))}
		</ToggleButtonGroup>
	);
}
