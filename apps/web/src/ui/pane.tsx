import { type ReactNode, useId, useRef } from 'react';
import { isQuiet, type PaneState } from '../stream/pane-state.ts';
import { clsx } from './class-names.ts';
import styles from './pane.module.css';
import { PaneNote } from './pane-note.tsx';
import { StateBadge } from './state-badge.tsx';
import { useScrollFocus } from './use-scroll-focus.ts';

export interface PaneProps {
	title: string;
	/** Unit or scope, in secondary behind the title. */
	unit?: ReactNode;
	state: PaneState;
	timeZone: string;
	/** Show the age of the data beside `Live`. */
	age?: boolean;
	/** Between title and state: a legend, a choice of span. */
	tools?: ReactNode;
	onRetry?: (() => void) | undefined;
	className?: string | undefined;
	children: ReactNode;
}

/** A panel: head with title, unit and state, body, and under it one line that says what is wrong when something is. */
export function Pane({ title, unit, state, timeZone, age, tools, onRetry, className, children }: PaneProps) {
	const id = useId();
	const body = useRef<HTMLDivElement>(null);
	const tabIndex = useScrollFocus(body);
	const warned = state.kind === 'stale';
	const failed = state.kind === 'disconnected' || state.kind === 'error';
	return (
		<section
			className={clsx(styles.pane, warned && styles.warned, failed && styles.failed, isQuiet(state) && styles.quiet, className)}
			aria-labelledby={id}
			aria-busy={state.kind === 'loading'}
			data-state={state.kind}
		>
			<header className={styles.head}>
				<h2 id={id} className={styles.title} title={title}>
					{title}
				</h2>
				<span className={styles.unit}>{unit}</span>
				<span className={styles.tools}>{tools}</span>
				<span className={styles.state}>
					<StateBadge state={state} timeZone={timeZone} {...(age === undefined ? {} : { age })} />
				</span>
			</header>
			<div ref={body} className={styles.body} tabIndex={tabIndex}>
				{children}
				<PaneNote state={state} timeZone={timeZone} onRetry={onRetry} />
			</div>
		</section>
	);
}
