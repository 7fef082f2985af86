import styles from './conditions-list.module.css';
import { Shape } from './shape.tsx';

interface Condition {
	readonly text: string;
	readonly value: string;
	readonly met: boolean;
}

/** What a rule asks, what it found, and whether that is met. */
export function ConditionsList({ conditions }: { readonly conditions: readonly Condition[] }) {
	return (
		<ul className={styles.conditions}>
			{conditions.map(({ text, value, met }) => (
				<li key={text}>
					<Shape name={met ? 'check' : 'cross'} tone={met ? 'live' : 'error'} />
					<span>{text}</span>
					<span className={styles.value} title={value}>
						{value}
					</span>
				</li>
			))}
		</ul>
	);
}
