import type { KeyboardEvent, ReactNode } from 'react';
import styles from './menu.module.css';

/** The choices of a menu that is open, under the button that opens it; arrows walk through them. */
export function Menu({ label, children }: { label: string; children: ReactNode }) {
	return (
		<fieldset className={styles.menu} aria-label={label} data-menu onKeyDown={moveFocus}>
			{children}
		</fieldset>
	);
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (step === undefined) return;
	event.preventDefault();
	const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input, a')];
	const at = items.indexOf(document.activeElement as HTMLElement);
	items[(at + step + items.length) % items.length]?.focus();
}
