import { clsx } from './class-names.ts';
import styles from './shape.module.css';

/** Shapes that carry a state beside its colour. Sizes in px of a 10 px box. */
const PATHS = {
	dot: <circle cx="5" cy="5" r="3" />,
	ring: <circle cx="5" cy="5" r="2.6" fill="none" stroke="currentColor" strokeWidth="1.2" />,
	warning: <path d="M5 .8 9.6 9H.4Z" />,
	cross: <path d="M1.5 1.5l7 7m0-7l-7 7" fill="none" stroke="currentColor" strokeWidth="1.3" />,
	diamond: <path d="M5 .6 9.4 5 5 9.4.6 5Z" />,
	'diamond-hollow': <path d="M5 1 9 5 5 9 1 5Z" fill="none" stroke="currentColor" strokeWidth="1.2" />,
	up: <path d="M5 1.6 9 8H1Z" />,
	down: <path d="M5 8.4 1 2h8Z" />,
	check: <path d="M1.2 5.4 4 8.2l4.8-6" fill="none" stroke="currentColor" strokeWidth="1.4" />,
	square: <path d="M1 1h8v8H1Z" />,
	'chevron-right': <path d="M3.2 1.2 7 5 3.2 8.8" fill="none" stroke="currentColor" strokeWidth="1.3" />,
	'chevron-down': <path d="M1.2 3.2 5 7l3.8-3.8" fill="none" stroke="currentColor" strokeWidth="1.3" />,
} as const;
export type ShapeName = keyof typeof PATHS;
export type Tone = 'live' | 'accent' | 'warning' | 'error' | 'quiet' | 'up' | 'down' | 'text';

/** A small mark; what it means stands beside it in words. */
export function Shape({ name, tone = 'text', className }: { name: ShapeName; tone?: Tone; className?: string | undefined }) {
	return (
		<svg className={clsx(styles.shape, styles[tone], className)} viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
			{PATHS[name]}
		</svg>
	);
}
