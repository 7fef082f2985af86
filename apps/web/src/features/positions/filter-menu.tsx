import { type ReactNode, useId } from 'react';
import styles from '../../ui/menu.module.css';
import { Menu } from '../../ui/menu.tsx';
import text from '../../ui/text.module.css';
import { useMenu } from '../../ui/use-menu.ts';

export interface Choice<V> {
	group: string;
	text: string;
	value: V;
}

/** A list of choices in groups under a link; Escape and a click elsewhere close it, arrows move. */
export function FilterMenu<V>({ label, choices, onChoose }: { label: string; choices: readonly Choice<V>[]; onChoose(value: V): void }) {
	const { open, setOpen, root } = useMenu();
	const groups = [...new Set(choices.map(({ group }) => group))];
	return (
		<div className={styles.root} ref={root}>
			<button type="button" className={text.link} aria-haspopup="true" aria-expanded={open} onClick={() => setOpen(!open)}>
				{label}
			</button>
			{open ? (
				<Menu label={label}>
					{groups.map((group) => (
						<Group key={group} title={group}>
							{choices
								.filter((choice) => choice.group === group)
								.map(({ text, value }) => (
									<button
										key={text}
										type="button"
										className={styles.item}
										onClick={() => {
											onChoose(value);
											setOpen(false);
										}}
									>
										{text}
									</button>
								))}
						</Group>
					))}
				</Menu>
			) : null}
		</div>
	);
}

function Group({ title, children }: { title: string; children: ReactNode }) {
	const id = useId();
	return (
		<fieldset className={styles.group} aria-labelledby={id}>
			<p id={id} className={styles.title}>
				{title}
			</p>
			{children}
		</fieldset>
	);
}
