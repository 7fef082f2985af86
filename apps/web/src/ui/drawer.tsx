import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { clsx } from './class-names.ts';
import styles from './drawer.module.css';
import { Shape } from './shape.tsx';
import { useScrollFocus } from './use-scroll-focus.ts';

export interface DrawerProps {
	title: ReactNode;
	/** Beside the title: identifier, state. */
	aside?: ReactNode;
	subtitle?: ReactNode;
	/** 428 to look at, 596 to fill in. */
	size: 'view' | 'form';
	onClose(): void;
	/** Stays in sight under the scrolling body. */
	footer?: ReactNode;
	children: ReactNode;
}

/** Where someone begins to fill in: the choice that is made of a group, else the first field. */
const FIRST_FIELD = 'form :is(button, input, textarea):not([tabindex="-1"], :disabled)';

/**
 * The right part of a page that pushes its grid aside. Takes the focus when it opens, a form in its first field, and gives it back to what
 * had it.
 */
export function Drawer({ title, aside, subtitle, size, onClose, footer, children }: DrawerProps) {
	const id = useId();
	const panel = useRef<HTMLElement>(null);
	const body = useRef<HTMLDivElement>(null);
	const tabIndex = useScrollFocus(body);
	useEffect(function giveFocusBack() {
		const before = document.activeElement;
		return () => {
			if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
		};
	}, []);
	useEffect(
		function takeFocus() {
			const field = size === 'form' ? panel.current?.querySelector<HTMLElement>(FIRST_FIELD) : null;
			(field ?? panel.current)?.focus({ preventScroll: true });
		},
		[size],
	);
	const close = useEffectEvent(onClose);
	useEffect(function closeWhenNothingHasTheFocus() {
		// What had the focus can go, such as a form that was sent: the browser gives it to the body then.
		const onKey = (event: KeyboardEvent) => {
			if (event.key !== 'Escape' || event.defaultPrevented || event.target !== document.body) return;
			if (document.querySelector('dialog[open]')) return;
			event.preventDefault();
			close();
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, []);
	return (
		<aside
			ref={panel}
			className={clsx(styles.drawer, styles[size])}
			aria-labelledby={id}
			tabIndex={-1}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || event.defaultPrevented) return;
				event.preventDefault();
				onClose();
			}}
		>
			<header className={styles.head}>
				<h2 id={id} className={styles.title}>
					{title}
				</h2>
				<span className={styles.aside}>{aside}</span>
				<button type="button" className={styles.close} onClick={onClose} aria-label="Close">
					<Shape name="cross" />
				</button>
				<p className={styles.subtitle}>{subtitle}</p>
			</header>
			<div ref={body} className={styles.body} tabIndex={tabIndex}>
				{children}
			</div>
			{footer ? <footer className={styles.footer}>{footer}</footer> : null}
		</aside>
	);
}

/** A part of a drawer between two lines: title, unit, something at the right, body. */
export function DrawerSection({
	title,
	unit,
	aside,
	children,
}: {
	title: string;
	unit?: ReactNode;
	aside?: ReactNode;
	children: ReactNode;
}) {
	return (
		<section className={styles.section}>
			<header className={styles.sectionHead}>
				<h3 className={styles.sectionTitle}>{title}</h3>
				<span className={styles.unit}>{unit}</span>
				<span className={styles.sectionAside}>{aside}</span>
			</header>
			{children}
		</section>
	);
}
