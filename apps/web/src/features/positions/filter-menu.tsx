import { useEffect, useId, useRef, useState } from 'react';
import styles from './menu.module.css';

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
			<button type="button" className={styles.link} aria-haspopup="true" aria-expanded={open} onClick={() => setOpen(!open)}>
				{label}
			</button>
			{open ? (
				<fieldset className={styles.menu} aria-label={label} onKeyDown={moveFocus}>
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
				</fieldset>
			) : null}
		</div>
	);
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
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

/** Whether a small menu is open, and the element outside of which a click closes it. */
export function useMenu() {
	const [open, setOpen] = useState(false);
	const root = useRef<HTMLDivElement>(null);
	useEffect(
		function closeFromOutside() {
			if (!open) return;
			root.current?.querySelector<HTMLElement>(`.${styles.menu} button, .${styles.menu} input`)?.focus();
			const onPointer = (event: PointerEvent) => {
				if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
			};
			const onKey = (event: KeyboardEvent) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				setOpen(false);
				root.current?.querySelector('button')?.focus();
			};
			document.addEventListener('pointerdown', onPointer);
			document.addEventListener('keydown', onKey, true);
			return () => {
				document.removeEventListener('pointerdown', onPointer);
				document.removeEventListener('keydown', onKey, true);
			};
		},
		[open],
	);
	return { open, setOpen, root };
}

/** Arrow keys walk through the buttons and boxes of a menu. */
export function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (step === undefined) return;
	event.preventDefault();
	const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')];
	const at = items.indexOf(document.activeElement as HTMLElement);
	items[(at + step + items.length) % items.length]?.focus();
}
