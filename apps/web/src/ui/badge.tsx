import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { clsx } from './class-names.ts';
import { Shape, type ShapeName, type Tone } from './shape.tsx';

export interface BadgeProps {
	shape: ShapeName;
	tone: Tone;
	strong?: boolean;
	/** Takes as many lines as its words need. */
	wrap?: boolean;
	children: ReactNode;
}

/** A shape and a few words in one tone. */
export function Badge({ shape, tone, strong, wrap, children }: BadgeProps) {
	return (
		<span className={clsx(styles.badge, styles[tone], strong && styles.strong, wrap && styles.wrap)}>
			<Shape name={shape} tone={tone} />
			<span>{children}</span>
		</span>
	);
}
