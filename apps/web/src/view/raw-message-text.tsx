import type { RawMessage } from '@tideline/api';
import { formatCount } from '../format/number.ts';
import { clsx } from '../ui/class-names.ts';
import { messageParts } from './message-parts.ts';
import styles from './raw-message-text.module.css';

export interface RawMessageTextProps {
	message: RawMessage;
	/** Fields that are set off: tags of FIX, names of JSON. */
	marked?: readonly string[];
	/** What is set off is disputed, not used. */
	warns?: boolean;
	/** Takes the height that there is. */
	tall?: boolean;
}

/** A message as its desk sent it. */
export function RawMessageText({ message, marked = [], warns = false, tall = false }: RawMessageTextProps) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: the message scrolls, and the keyboard must reach what is out of sight
		<section className={clsx(styles.raw, tall && styles.tall)} tabIndex={0} aria-label="Raw message">
			{messageParts(message.text, marked).map(({ text, kind }, index) => (
				<span key={String(index)} className={clsx(styles[kind], kind === 'marked' && warns && styles.warns)}>
					{text}
				</span>
			))}
			{message.truncated ? `\n… ${formatCount(message.size)} bytes in all` : ''}
		</section>
	);
}
