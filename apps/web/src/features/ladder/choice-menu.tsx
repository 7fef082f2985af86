import { clsx } from '../../ui/class-names.ts';
import menu from '../../ui/menu.module.css';
import { Menu } from '../../ui/menu.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useMenu } from '../../ui/use-menu.ts';
import styles from './ladder-page.module.css';

export interface ChoiceMenuProps<V> {
	/** What is chosen: `Currency`. */
	name: string;
	choices: readonly { value: V; text: string }[];
	value: V;
	onChoose(value: V): void;
}

/** One choice out of a few: the name and what is chosen in a box, the others under it. */
export function ChoiceMenu<V extends string | null>({ name, choices, value, onChoose }: ChoiceMenuProps<V>) {
	const { open, setOpen, root } = useMenu();
	const chosen = choices.find((choice) => choice.value === value)?.text ?? String(value);
	return (
		<div className={menu.root} ref={root}>
			<button type="button" className={styles.choice} aria-haspopup="true" aria-expanded={open} onClick={() => setOpen(!open)}>
				<span className={styles.choiceName}>{name}</span> {chosen}
				<Shape name="chevron-down" tone="quiet" />
			</button>
			{open ? (
				<Menu label={name}>
					{choices.map((choice) => (
						<button
							key={choice.text}
							type="button"
							aria-pressed={choice.value === value}
							className={clsx(menu.item, choice.value === value && styles.chosen)}
							onClick={() => {
								onChoose(choice.value);
								setOpen(false);
								root.current?.querySelector('button')?.focus();
							}}
						>
							{choice.text}
						</button>
					))}
				</Menu>
			) : null}
		</div>
	);
}
