import { type ReactNode, useEffect, useRef } from 'react';
import styles from './modal.module.css';

/** A dialog over the page: the browser keeps the focus in it, Escape and a click beside it close it. */
export function Modal({ label, onClose, children }: { label: string; onClose(): void; children: ReactNode }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(function openOverThePage() {
		const element = dialog.current;
		element?.showModal();
		return () => element?.close();
	}, []);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape, which the dialog handles itself
		<dialog
			ref={dialog}
			className={styles.modal}
			aria-label={label}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
			onClick={(event) => {
				if (event.target === dialog.current) onClose();
			}}
		>
			{children}
		</dialog>
	);
}
