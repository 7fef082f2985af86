import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { clsx } from './class-names.ts';
import { Shape, type ShapeName, type Tone } from './shape.tsx';

/** A shape and a word or two in one tone. */
export function Badge({ shape, tone, strong, children }: { shape: ShapeName; tone: Tone; strong?: boolean; children: ReactNode }) {
	return (
		<span className={clsx(styles.badge, styles[tone], strong && styles.strong)}>
			<Shape name={shape} tone={tone} />
			<span>{children}</span>
		</span>
	);
}
