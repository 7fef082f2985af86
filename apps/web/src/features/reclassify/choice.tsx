import { Dropdown, Option } from '@salt-ds/core';
import styles from './reclassify-form.module.css';

interface ChoiceOption {
	value: string;
	text: string;
	/** Further words in the open list. */
	detail?: string;
}

/** A drop-down that shows what was, struck through, beside what is chosen. */
export function Choice({ options, value, was, wasDetail = 'as it is', placeholder, onChange, onBlur }: ChoiceProps) {
	const chosen = options.find((option) => option.value === value);
	return (
		<Dropdown
			bordered
			className={styles.control}
			value={chosen?.text ?? ''}
			selected={chosen ? [chosen.value] : []}
			placeholder={placeholder}
			startAdornment={was && chosen ? <s className={styles.was}>{was}</s> : undefined}
			onSelectionChange={(_event, [next]) => onChange(next ?? '')}
			onBlur={onBlur}
		>
			{was ? (
				<Option value="" className={styles.option}>
					{was} <span className={styles.hint}>{wasDetail}</span>
				</Option>
			) : null}
			{options.map(({ value: id, text, detail }) => (
				<Option key={id} value={id} className={styles.option}>
					{text}
					{detail ? <span className={styles.hint}> {detail}</span> : null}
				</Option>
			))}
		</Dropdown>
	);
}

interface ChoiceProps {
	options: readonly ChoiceOption[];
	value: string;
	/** The value now; choosing it leaves the field out of the override. */
	was?: string;
	wasDetail?: string;
	placeholder: string;
	onChange(value: string): void;
	onBlur(): void;
}
