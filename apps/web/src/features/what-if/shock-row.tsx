import type { WhatIfChoices } from '@tideline/api';
import { formatPoints } from '../../format/ratio.ts';
import { clsx } from '../../ui/class-names.ts';
import type { ScenarioItem } from './scenario-link.ts';
import { ShockFields } from './shock-fields.tsx';
import { SHOCK_TITLES } from './shock-words.ts';
import styles from './what-if-page.module.css';

export interface ShockRowProps {
	/** From 1. */
	number: number;
	item: ScenarioItem;
	choices: WhatIfChoices;
	currency: string;
	/** Percentage points as shown; null while they are not known. */
	points: number | null;
	/** It happens and touches nothing of the book. */
	idle: boolean;
	fault: string | null;
	onChange(item: ScenarioItem): void;
	onRemove(): void;
}

/** A shock of the scenario: on or off, its effect, what it is about. */
export function ShockRow({ number, item, choices, currency, points, idle, fault, onChange, onRemove }: ShockRowProps) {
	const title = `${number} ${SHOCK_TITLES[item.shock.kind]}`;
	return (
		<li className={clsx(styles.shock, item.off && styles.off)} aria-label={title}>
			<div className={styles.shockHead}>
				<button
					type="button"
					role="switch"
					className={styles.switch}
					aria-checked={!item.off}
					aria-label={`${title}, on`}
					onClick={() => onChange({ ...item, off: !item.off })}
				>
					<i />
				</button>
				<strong>{title}</strong>
				<span className={clsx(styles.points, toneOf(points))}>{pointsWords(item.off, points)}</span>
				<button type="button" className={styles.remove} aria-label={`Remove ${title}`} onClick={onRemove}>
					<span aria-hidden="true">×</span>
				</button>
			</div>
			<div className={clsx(styles.fields, item.shock.kind === 'run-off' && styles.runOff)}>
				<ShockFields shock={item.shock} choices={choices} currency={currency} onChange={(shock) => onChange({ ...item, shock })} />
			</div>
			{fault ? (
				<p className={styles.fault} role="alert">
					{fault}
				</p>
			) : null}
			{idle ? <p className={styles.idle}>Nothing of the book is touched.</p> : null}
		</li>
	);
}

function pointsWords(off: boolean, points: number | null): string {
	if (off) return 'off';
	if (points === null) return '';
	return `${points === 0 ? '±' : ''}${formatPoints(points)} pts`;
}

function toneOf(points: number | null): string | undefined {
	if (points === null || points === 0) return undefined;
	return points < 0 ? styles.down : styles.up;
}
