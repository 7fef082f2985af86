import type { ReactNode } from 'react';
import { clsx } from './class-names.ts';
import styles from './kbd.module.css';

/** A key as printed on the keyboard. */
export function Kbd({ className, children }: { className?: string | undefined; children: ReactNode }) {
	return <kbd className={clsx(styles.kbd, className)}>{children}</kbd>;
}
