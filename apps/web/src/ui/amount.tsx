import { formatExact, formatMoney, type Scale } from '../format/money.ts';
import styles from './amount.module.css';
import { clsx } from './class-names.ts';

/** Money of a stock or flow; the digits align and a closing parenthesis hangs. Every minor unit on hover. */
export function Amount({
	minor,
	currency,
	scale,
	className,
}: {
	minor: number;
	currency: string;
	scale: Scale;
	className?: string | undefined;
}) {
	const text = formatMoney(minor, currency, scale);
	return (
		<span className={clsx(styles.amount, text.endsWith(')') && styles.hangs, className)} title={formatExact(minor, currency)}>
			{text}
		</span>
	);
}
